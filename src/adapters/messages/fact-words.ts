import type { Fact } from '../../domain/case/case.ts'
import { unknownValue } from '../../domain/commands/unknown-value.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { visibleText } from '../../domain/markdown/visible-text.ts'
import { labels, type MessageContext } from './message-context.ts'

/** People's words over several lines within a table cell. */
export function cellText(text: string, maxLength: number): string {
  const lines: string[] = []
  let left = maxLength
  for (const line of visibleText(text).split('\n')) {
    if (line.trim() === '') continue
    if (left <= 0) return `${lines.join('<br>')} …`
    lines.push(asInlineText(line, { maxLength: left }))
    left -= line.length
  }
  return lines.join('<br>')
}

/** The words of a fact: the policy's where it was chosen, else its author's. */
export function factWords(
  speech: MessageContext,
  field: string,
  fact: Pick<Fact, 'values' | 'text' | 'provisional'>,
  maxLength: number,
): string {
  const { names, translate, times, context } = speech
  const unknown = fact.provisional && fact.values.length === 0 ? unknownValue(fact.text) : undefined
  if (unknown !== undefined) return `${translate('status.unknown')} ${cellText(unknown.reason, maxLength)}`.trim()
  const mark = fact.provisional ? `${translate('status.provisional')} ` : ''
  if (fact.values.length === 0) return `${mark}${cellText(fact.text, maxLength)}`
  const known = context.policy.fields[field]
  // Kept by id, told as it was written.
  if (known?.kind === 'accounts') return `${mark}${cellText(fact.text, maxLength)}`
  if (known?.kind === 'time') {
    const at = fact.values.map((value) => asInlineText(times.full(value))).join(' ')
    const words = fact.provisional && fact.text !== '' ? ` ${translate('quoted', { text: fact.text })}` : ''
    return `${mark}${at}${words}`
  }
  const chosen = labels(
    speech,
    fact.values.map((id) => names.option(field, id)),
    40,
  )
  // A choice that takes a reason has words of its own beside it, and so has what a report lists beside known options.
  const reason = known?.kind !== 'choice' || known.reason ? cellText(fact.text, maxLength) : ''
  return reason === '' ? `${mark}${chosen}` : `${mark}${chosen}<br>${reason}`
}
