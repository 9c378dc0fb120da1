import { factValues, historyOf } from '../../../case/case.ts'
import type { Evidence } from '../../../findings/evidence.schema.ts'
import type { Gate } from '../../../gates/gates.ts'
import { holds } from '../../../policy/condition.ts'
import type { Policy } from '../../../policy/policy.schema.ts'
import { ownProperty } from '../../../values/own-property.ts'
import type { CheckedCase, LookedAtCase, LookedAtOperation } from '../operation.ts'
import { realCases } from '../rules/of-cases.ts'
import { lineOf } from './line-of.ts'

/**
 * The requirement was met in a real case: it has passed a transition or a gate of this requirement that asked for
 * something there; where the policy has none of these, somebody has recorded a field of it.
 */
export function practised(operation: LookedAtOperation, clause: string): Evidence[] {
  const { policy } = operation
  const isGuarded = Object.values(policy.processes).some(({ transitions }) =>
    transitions.some((one) => one.clause === clause || one.gates.some((gate) => gate.clause === clause)),
  )
  return realCases(operation).flatMap((one) => (isGuarded ? passed(one, clause) : recorded(policy, one, clause)))
}

/** Gates that let pass whatever has nothing to be kept out: that a case has passed them shows nothing. */
const KEEPS_OUT: readonly Gate['kind'][] = [
  ...(['exceptions', 'ratified', 'settled', 'separate', 'within', 'value', 'stood-down', 'actions'] as const),
]

function passed(one: LookedAtCase, clause: string): Evidence[] {
  const { case: state } = one
  const taken = one.transitions.filter(({ transition }) => transition.clause === clause)
  const opened = one.gates.filter(
    ({ gate }) =>
      gate.clause === clause &&
      !KEEPS_OUT.includes(gate.kind) &&
      (gate.when === undefined || holds(gate.when, factValues(state), historyOf(state))),
  )
  return [
    ...taken.map(({ seq }) => lineOf(one, seq)),
    ...opened.flatMap(({ gate, seq }) => openedBy(one, gate) ?? [lineOf(one, seq)]),
  ]
}

/** The thing itself, where a gate waited for one: a pull request, a notice, what somebody took note of. */
function openedBy(one: CheckedCase, gate: Gate): Evidence[] | undefined {
  const { case: state } = one
  const lines = (...seqs: readonly (number | undefined)[]): Evidence[] =>
    seqs.flatMap((seq) => (seq === undefined ? [] : [lineOf(one, seq)]))
  if (gate.kind === 'pull-request') {
    const pull = ownProperty(state.pulls, gate['pull-request'])
    return pull === undefined ? [] : [{ kind: 'pull-request', repository: pull.repository, number: pull.number }]
  }
  if (gate.kind === 'notices') return lines(...gate.notices.map((id) => ownProperty(state.notices, id)?.seq))
  if (gate.kind === 'acknowledged') return lines(ownProperty(state.acknowledged, gate.what)?.seq)
  if (gate.kind === 'approved') return lines(state.approvals.findLast(({ what }) => what === gate.what)?.seq)
  // Of three categories a case shows its own.
  if (gate.kind === 'follows') {
    const fact = ownProperty(state.facts, gate.fact)
    return lines(fact?.values.includes(gate.is) === true ? fact.seq : undefined)
  }
  return gate.kind === 'facts'
    ? lines(...gate.facts.map((id) => ownProperty(state.facts, id)?.seq)).slice(-1)
    : undefined
}

const recorded = (policy: Policy, one: CheckedCase, clause: string): Evidence[] =>
  Object.entries(policy.fields).flatMap(([id, field]) => {
    const fact = field.clause === clause ? ownProperty(one.case.facts, id) : undefined
    return fact === undefined || fact.source === 'derived' || fact.provisional ? [] : [lineOf(one, fact.seq)]
  })
