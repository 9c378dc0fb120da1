import type { Reader } from '../../domain/audit/readers/reader.ts'
import type { ReadersShown } from '../../domain/audit/readers/readers-shown.ts'
import { type RepositoryRole, ROLES } from '../../domain/doctor/facts.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { login } from '../messages/marks.ts'

type Vocabulary = (typeof WORDS)[Language]

/** The readers of each repository (R8-1): accounts by what they may do; of one that few may read, elsewhere, their number alone. */
export function readersSection(shown: readonly ReadersShown[], language: Language): string {
  if (shown.length === 0) return ''
  const words = WORDS[language]
  const lines = shown.map((one) => line(one, words))
  return [`### ${words.title}`, '', ...lines, ''].join('\n')
}

function line({ repository, restricted, seen }: ReadersShown, words: Vocabulary): string {
  const name = `**${asInlineText(repository)}**${restricted ? ` (${words.restricted})` : ''}`
  switch (seen.kind) {
    case 'unseen':
      return `- ${name}: ${words.unseen.replace('{needs}', () => asInlineText(seen.needs))}`
    case 'counted':
      return `- ${name}: ${words.counted.replace('{count}', String(seen.readers)).replace('{repository}', () => asInlineText(repository))}`
    case 'named':
      return [`- ${name}`, ...byRole(seen.readers, words)].join('\n')
  }
}

/** By roles, the one that may do most first. */
function byRole(readers: readonly Reader[], words: Vocabulary): string[] {
  const roles: readonly RepositoryRole[] = ROLES.toReversed()
  return roles.flatMap((role) => {
    const all = readers.filter((one) => one.role === role)
    if (all.length === 0) return []
    const people = all.map((one) => {
      const marks = [...(one.owner ? [words.owner] : []), ...(one.outside ? [words.outside] : [])]
      return `${login(one)}${marks.length === 0 ? '' : ` (**${marks.join(', ')}**)`}`
    })
    return [`    - ${role}: ${people.join(', ')}`]
  })
}

const WORDS = {
  ja: {
    title: '読める人',
    restricted: '限定公開',
    unseen: 'このトークンでは確かめられませんでした（{needs}）',
    counted:
      '{count} アカウント。だれであるかは、結果を関係者の手元に留める場合に限り hikeshi audit --including {repository} で示します',
    owner: '所有者',
    outside: '外部コラボレーター',
  },
  en: {
    title: 'Who can read',
    restricted: 'read by few',
    unseen: 'could not be looked at by this token ({needs})',
    counted:
      '{count} accounts; hikeshi audit --including {repository} says who, for a result that stays with those few',
    owner: 'owner',
    outside: 'outside collaborator',
  },
} satisfies Record<Language, unknown>
