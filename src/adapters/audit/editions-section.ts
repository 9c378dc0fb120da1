import type { Holding } from '../../domain/edition/who-has.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import { code } from '../messages/marks.ts'

/** Who has which version of what is given to customers and persons covered (R8-1); the references stand in the report. */
export function editionsSection(holdings: readonly Holding[], language: Language): string {
  if (holdings.length === 0) return ''
  const words = WORDS[language]
  const rows = holdings.map(({ label, state, policy, since, case: place }) => [
    asInlineText(wordsIn(language, label)),
    policy === undefined ? '–' : code(policy.slice(0, 7)),
    words[state],
    since?.slice(0, 10) ?? '–',
    place === undefined ? '–' : code(`${place.repository}#${place.issue}`),
  ])
  const head = [words.who, words.version, words.state, words.since, words.case]
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return [`### ${words.title}`, '', ...table, ''].join('\n')
}

const WORDS = {
  ja: {
    title: '規程の公開版：だれがどの版を受け取ったか',
    who: '相手',
    version: '版',
    state: '状態',
    since: '日付',
    case: '案件',
    current: '現行版',
    older: '**旧版**',
    exempt: '対象外',
    none: '**未配布**',
  },
  en: {
    title: 'Who has which version of the regulation',
    who: 'who',
    version: 'version',
    state: 'state',
    since: 'since',
    case: 'case',
    current: 'current',
    older: '**an older one**',
    exempt: 'need not have it',
    none: '**none**',
  },
} satisfies Record<Language, unknown>
