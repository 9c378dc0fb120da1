import { unknownValue } from '../commands/unknown-value.ts'
import { own } from '../own.ts'
import type { Process } from '../policy/process.ts'
import type { Case, Fact } from './case.ts'

/** Fields of which nobody can say yet what is certain: provisional, or known to be unknown. */
export const openFields = (facts: Case['facts']): string[] =>
  Object.entries(facts).flatMap(([field, fact]) => (isOpen(fact) ? [field] : []))

const isOpen = ({ provisional, values }: Fact): boolean =>
  provisional || (values.length > 0 && values.every((value) => unknownValue(value) !== undefined))

type Documents = Process['documents']

/**
 * What was open in a document when it was taken note of, and was recorded anew since. A report may come before all is
 * certain (R4.4-2 asks for it with the plan, not with the last finding), but who took note of that edition has not
 * taken note of what was found later.
 */
export function recordedSince(documents: Documents, { acknowledged, facts }: Case, what: string): string[] {
  const taken = own(acknowledged, what)
  if (taken === undefined) return []
  const told = Object.values(documents).flatMap((rule) => (rule['acknowledged-as'] === what ? rule.fields : []))
  return [...new Set(told)].filter((field) => taken.open.includes(field) && (own(facts, field)?.seq ?? 0) > taken.seq)
}
