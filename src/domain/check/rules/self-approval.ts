import { own } from '../../own.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { crowdOf, isOnePerson } from '../crowd.ts'
import { type Finding, finding } from '../finding.ts'
import { gatesOf, type PlacedGate } from '../gates-of.ts'
import type { Rule } from '../subject.ts'

/** No gate waits for an approval that only whoever asks for it could give. */
export const selfApproval: Rule = ({ policy }) => gatesOf(policy).flatMap((placed) => atGate(policy, placed))

function atGate(policy: Policy, { gate, path, transition }: PlacedGate): Finding[] {
  const found = (place: readonly (string | number)[]) => [finding('only-requester', place, { to: transition.to })]
  switch (gate.kind) {
    case 'approved': {
      // The requester's own approval never counts, and each of those listed may be the requester.
      const others = gate.by.filter((role) => role !== 'reporter')
      return others.length === 0 || isOnePerson(crowdOf(policy, others)) ? found([...path, 'by']) : []
    }
    case 'consent': {
      const recorders = own(policy.fields, gate.fact)?.['set-by'] ?? policy.defaults['set-by']
      const givers = crowdOf(policy, gate.by)
      const alone = isOnePerson(givers) && [...crowdOf(policy, recorders).users].every((one) => givers.users.has(one))
      const listed = alone && !crowdOf(policy, recorders).open
      const [only, ...more] = new Set(gate.by)
      const sameRole = more.length === 0 && recorders.every((role) => role === only)
      return only === 'reporter' || listed || sameRole ? found([...path, 'by']) : []
    }
    case 'pull-request':
      return gate['approved-by'].flatMap((role, at) => (role === 'reporter' ? found([...path, 'approved-by', at]) : []))
    case 'acknowledged':
    case 'actions':
    case 'evidence':
    case 'exceptions':
    case 'facts':
    case 'notices':
    case 'procedure':
    case 'ratified':
    case 'recovered':
    case 'runbook':
    case 'settled':
    case 'stood-down':
    case 'value':
    case 'within':
      return []
  }
}
