import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding } from '../finding.ts'
import type { PlacedGate } from '../gates-of.ts'
import { isOnePerson } from '../role-members.ts'
import type { Rule, Subject } from '../subject.ts'

/** No gate waits for an approval that only whoever asks for it could give. */
export const selfApproval: Rule = (subject) => subject.gates.flatMap((placed) => atGate(subject, placed))

function atGate(subject: Subject, placed: PlacedGate): Finding[] {
  const { gate, path, transition } = placed
  const found = (...place: readonly (string | number)[]) =>
    finding('only-requester', [...path, ...place], { to: transition.to })
  if (gate.kind === 'approved') return ofApproval(subject, gate.by) ? [found('by')] : []
  if (gate.kind === 'consent') return ofConsent(subject, gate) ? [found('by')] : []
  if (gate.kind !== 'pull-request') return []
  return gate['approved-by'].flatMap((role, at) => (role === 'reporter' ? [found('approved-by', at)] : []))
}

/** The requester's own approval never counts, and each of those listed may be the requester. */
function ofApproval({ membersOf }: Subject, by: readonly string[]): boolean {
  const others = by.filter((role) => role !== 'reporter')
  return others.length === 0 || isOnePerson(membersOf(others))
}

/** Consent is somebody else's than who recorded the fact. */
function ofConsent({ policy, membersOf }: Subject, { fact, by }: { fact: string; by: readonly string[] }): boolean {
  const recorders = ownProperty(policy.fields, fact)?.['set-by'] ?? policy.defaults['set-by']
  const givers = membersOf(by)
  const alone = isOnePerson(givers) && [...membersOf(recorders).users].every((one) => givers.users.has(one))
  const listed = alone && !membersOf(recorders).open
  const [only, ...more] = new Set(by)
  const sameRole = more.length === 0 && recorders.every((role) => role === only)
  return only === 'reporter' || listed || sameRole
}
