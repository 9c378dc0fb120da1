import type { Case } from '../case/case.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Answered } from './answered.ts'

type Said = Pick<Case, 'form'> & Partial<Pick<Case, 'facts'>>

/** Whether an answer in a form differs from what the form said last, as far as the case knows. */
export function saysOtherwise({ form, facts = {} }: Said, { field, value }: Answered): boolean {
  const said = ownProperty(form, field) ?? ownProperty(facts, field)
  if (value.kind !== 'options') return value.text !== said?.text
  if (value.ids.length === 0) return said !== undefined
  if (JSON.stringify([...value.ids]) === JSON.stringify([...(said?.values ?? [])])) return false
  // An answer that was none of the options was kept as its text.
  return said === undefined || said.values.length > 0 || said.text !== keptText(value)
}

const keptText = ({ ids, text }: { ids: readonly string[]; text: string }): string =>
  text.trim() === '' ? ids.join(', ') : text

/** An answer that says nothing. */
export const isBlank = ({ value }: Answered): boolean =>
  value.kind === 'options' ? value.ids.length === 0 : value.text.trim() === ''
