import type { RevisionNotice } from '../../app/ports/messages.ts'
import { asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { PolicyChange } from '../../domain/policy/policy-diff.ts'
import { blocks, bullets, code } from './marks.ts'
import { md, type TextKey, type Translate, textsIn } from './texts.ts'

const PARTS: Readonly<Record<PolicyChange['part'], TextKey>> = {
  process: 'revised.process',
  phase: 'revised.phase',
  way: 'revised.way',
  gate: 'revised.gate',
  field: 'revised.field',
  role: 'revised.role',
  clock: 'revised.clock',
}
const KINDS: Readonly<Record<PolicyChange['kind'], TextKey>> = {
  added: 'revised.added',
  removed: 'revised.removed',
  changed: 'revised.changed',
}

/** What a revision changed and why, ready to be sent on, with the history that it is now the last of (R9-4, R9-5). */
export function policyChanges({ changes, reason, history }: RevisionNotice, language: Language): string {
  const translate = textsIn(language)
  return blocks(
    `## ${translate('revised.title')}`,
    `**${translate('revised.what')}**`,
    changes.length === 0
      ? translate('revised.nothing')
      : bullets(changes.map((change) => line(translate, change, language))),
    `**${translate('revised.why')}**`,
    reason === '' ? translate('revised.no-reason') : asQuotedText(reason, { maxLength: 4_000 }),
    translate('revised.send', {
      command: md(code(`/sent ${translate('slot.notice')} via ${translate('slot.channel')}`)),
    }),
    `**${translate('revised.history')}**`,
    bullets(history.map(({ date, text }) => translate('revised.entry', { date, text: wordsIn(language, text) }))),
  )
}

function line(translate: Translate, { kind, part, name, of, clause }: PolicyChange, language: Language): string {
  return translate(KINDS[kind], {
    part: translate(PARTS[part]),
    name: wordsIn(language, name),
    place: of === undefined ? '' : translate('revised.in', { process: wordsIn(language, of) }),
    clause: clause === undefined ? '' : `(${clause})`,
  })
}
