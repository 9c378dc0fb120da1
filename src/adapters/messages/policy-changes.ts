import type { RevisionNotice } from '../../app/ports/messages.ts'
import { asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { PolicyChange } from '../../domain/policy/policy-diff.ts'
import { blocks, bullets, code } from './marks.ts'
import { md, type Tell, type TextKey, textsIn } from './texts.ts'

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
  const tell = textsIn(language)
  return blocks(
    `## ${tell('revised.title')}`,
    `**${tell('revised.what')}**`,
    changes.length === 0 ? tell('revised.nothing') : bullets(changes.map((change) => line(tell, change, language))),
    `**${tell('revised.why')}**`,
    reason === '' ? tell('revised.no-reason') : asQuotedText(reason, { maxLength: 4_000 }),
    tell('revised.send', { command: md(code(`/sent ${tell('slot.notice')} via ${tell('slot.channel')}`)) }),
    `**${tell('revised.history')}**`,
    bullets(history.map(({ date, text }) => tell('revised.entry', { date, text: wordsIn(language, text) }))),
  )
}

function line(tell: Tell, { kind, part, name, of, clause }: PolicyChange, language: Language): string {
  return tell(KINDS[kind], {
    part: tell(PARTS[part]),
    name: wordsIn(language, name),
    place: of === undefined ? '' : tell('revised.in', { process: wordsIn(language, of) }),
    clause: clause === undefined ? '' : `(${clause})`,
  })
}
