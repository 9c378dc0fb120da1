import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'

/**
 * Which fields an audit pack may show: those that the policy does not call confidential, and those that were asked for by
 * name (R8-2).
 */
export interface OpenFields {
  isOpen(field: string): boolean
  /** Whether the names of people without an account may be shown, which a field of the case names. */
  names: boolean
  /** Whether it may be shown what evidence there is and who holds it. */
  evidence: boolean
}

export function openFields(policy: Policy, askedFor: readonly string[]): OpenFields {
  // A field that an older policy had and this one has not is nobody's to show.
  const isOpen = (id: string): boolean =>
    askedFor.includes(id) || ownProperty(policy.fields, id)?.confidential === false
  const gates = Object.values(policy.processes).flatMap(({ transitions }) => transitions.flatMap((one) => one.gates))
  const naming = gates.flatMap((gate) => (gate.kind === 'acknowledged-by-all' ? (gate.named ?? []) : []))
  // A fact that stands in for evidence on the record is as confidential as the references to it.
  const preserving = gates.flatMap((gate) => ('or-fact' in gate ? gate['or-fact'] : []))
  return { isOpen, names: naming.every(isOpen), evidence: preserving.every(isOpen) }
}
