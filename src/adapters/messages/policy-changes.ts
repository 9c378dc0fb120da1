import type { RevisionNotice } from '../../app/ports/messages.ts'
import { asInlineText, asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { PolicyChange } from '../../domain/policy/policy-diff.ts'
import { blocks, bullets, code } from './marks.ts'
import { safeguardsBlock } from './safeguards.ts'
import { md, type TextKey, type Translate, textsIn } from './texts.ts'

const PARTS: Readonly<Record<NonNullable<PolicyChange['part']>, TextKey>> = {
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
export function policyChanges({ changes, reason, history, safeguards }: RevisionNotice, language: Language): string {
  const translate = textsIn(language)
  const told = safeguardsBlock(translate, safeguards, language)
  return blocks(
    `## ${translate('revised.title')}`,
    `**${translate('revised.what')}**`,
    changes.length === 0
      ? translate('revised.nothing')
      : bullets(changes.map((change) => changeLine(translate, change, language))),
    ...(told === undefined ? [] : [told]),
    `**${translate('revised.why')}**`,
    reason === '' ? translate('revised.no-reason') : asQuotedText(reason, { maxLength: 4_000 }),
    translate('revised.send', {
      command: md(code(`/sent ${translate('slot.notice')} via ${translate('slot.channel')}`)),
    }),
    `**${translate('revised.history')}**`,
    bullets(
      history.map(({ date, text, without }) => {
        const entry = translate('revised.entry', { date, text: wordsIn(language, text) })
        const names = md(without.map((one) => code(one)).join(', '))
        return without.length === 0 ? entry : `${entry} ${translate('safeguards.title')}: ${names}`
      }),
    ),
  )
}

/** One difference of two policies: in words where people have words for it, else by its path; with what was and what is. */
export function changeLine(translate: Translate, change: PolicyChange, language: Language): string {
  const { kind, part, name, of, clause, within, before, after } = change
  const words = {
    part: part === undefined ? '' : translate(PARTS[part]),
    name: wordsIn(language, name),
    place: of === undefined ? '' : translate('revised.in', { process: wordsIn(language, of) }),
    clause: clause === undefined ? '' : `(${clause})`,
  }
  const head = translate(part === undefined ? 'revised.other' : KINDS[kind], words).trimEnd()
  if (part !== undefined && within.length === 0 && kind !== 'changed') return head
  const shown = (value: string | undefined) =>
    value === undefined ? translate('revised.nothing-there') : md(asInlineText(value, { maxLength: LONGEST }))
  const values = translate('revised.values', { before: shown(before), after: shown(after) })
  const where = within.length === 0 ? '' : `${code(within.join(' › '))} `
  return `${head} ${where}${values}`
}

const LONGEST = 120
