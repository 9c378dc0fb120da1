import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding } from '../finding.ts'
import { gatesOf, type PlacedGate } from '../gates-of.ts'
import { isOnePerson, roleMembers } from '../role-members.ts'
import type { Rule } from '../subject.ts'

/** No gate waits for an approval that only whoever asks for it could give. */
export const selfApproval: Rule = ({ policy }) => gatesOf(policy).flatMap((placed) => atGate(policy, placed))

function atGate(policy: Policy, placed: PlacedGate): Finding[] {
  const { gate, path, transition } = placed
  const found = (...place: readonly (string | number)[]) =>
    finding('only-requester', [...path, ...place], { to: transition.to })
  if (gate.kind === 'approved') return ofApproval(policy, gate.by) ? [found('by')] : []
  if (gate.kind === 'consent') return ofConsent(policy, gate) ? [found('by')] : []
  if (gate.kind !== 'pull-request') return []
  return gate['approved-by'].flatMap((role, at) => (role === 'reporter' ? [found('approved-by', at)] : []))
}

/** The requester's own approval never counts, and each of those listed may be the requester. */
function ofApproval(policy: Policy, by: readonly string[]): boolean {
  const others = by.filter((role) => role !== 'reporter')
  return others.length === 0 || isOnePerson(roleMembers(policy, others))
}

/** Consent is somebody else's than who recorded the fact. */
function ofConsent(policy: Policy, { fact, by }: { fact: string; by: readonly string[] }): boolean {
  const recorders = ownProperty(policy.fields, fact)?.['set-by'] ?? policy.defaults['set-by']
  const givers = roleMembers(policy, by)
  const alone = isOnePerson(givers) && [...roleMembers(policy, recorders).users].every((one) => givers.users.has(one))
  const listed = alone && !roleMembers(policy, recorders).open
  const [only, ...more] = new Set(by)
  const sameRole = more.length === 0 && recorders.every((role) => role === only)
  return only === 'reporter' || listed || sameRole
}
