import { NOBODY } from '../../case/context.ts'
import type { ClockPolicy } from '../../clock/clock.schema.ts'
import { judgedClocks } from '../../clock/clocks-of.ts'
import { transitionTo } from '../../commands/passage.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'
import { isInForce } from '../../waiver/waived.ts'
import { waiverOf } from '../../waiver/waiver-of.ts'
import type { CheckedCase, LookedAtCase, LookedAtOperation, Operation } from './operation.ts'
import { findingsOfCases } from './rules/of-cases.ts'

/** Each case is gone through once, not once for each requirement: there are thirty of these, and may be ten thousand of those. */
export function lookedAt(operation: Operation): LookedAtOperation {
  const { policy, now } = operation
  const directory = operation.directory === 'not-checked' ? NOBODY : operation.directory
  const cases = operation.cases.map((one) => caseLookedAt(policy, one))
  const waivers = cases.flatMap((by) => {
    const waiver = waiverOf({ policy, directory }, by.case)
    return waiver === undefined || waiver.ahead || !isInForce(waiver, now) ? [] : [{ waiver, by }]
  })
  const looked = { ...operation, cases, waivers }
  return { ...looked, ofCases: findingsOfCases(looked) }
}

function caseLookedAt(policy: Policy, one: CheckedCase): LookedAtCase {
  const { case: state } = one
  const transitions = passedTransitions(policy, one)
  const gates = transitions.flatMap(({ to, seq, transition }) =>
    transition.gates
      .filter(({ clause }) => !state.waived.some((waived) => waived.to === to && waived.clause === clause))
      .map((gate) => ({ seq, gate })),
  )
  // The outcome of measures is judged measure by measure.
  const isAsked = ({ clause, each }: ClockPolicy): boolean => clause !== undefined && each !== 'actions'
  return { ...one, transitions, gates, clocks: judgedClocks(policy, state, isAsked) }
}

function passedTransitions(policy: Policy, { case: state }: CheckedCase): LookedAtCase['transitions'] {
  const process = ownProperty(policy.processes, state.process)
  if (process === undefined) return []
  const order = Object.keys(process.phases)
  const now = order.indexOf(state.phase)
  return state.path.flatMap(({ phase: to, seq }, index) => {
    const from = state.path[index - 1]?.phase
    if (from === undefined || order.indexOf(to) > now) return []
    const transition = transitionTo(process, from, to)
    return transition === undefined ? [] : [{ to, seq, transition }]
  })
}
