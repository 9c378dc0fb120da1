import type { Case } from './case/case.ts'
import { factValues } from './case/case.ts'
import { accepted, type Decision, type View } from './commands/decision.ts'
import { holds } from './condition.ts'
import type { Policy } from './policy/policy.schema.ts'
import { because } from './reason.ts'

/** Somebody may be reading along: until it is said to be safe again, no details are shown on GitHub (R4-2). */
export const isCompromised = (policy: Policy, state: Case): boolean =>
  policy.channel !== undefined && holds(policy.channel.compromised, factValues(state))

/** What was stated stands, as always; whoever wrote details where they can be read is asked to phone instead. */
export function cautioned(view: View, decision: Decision): Decision {
  const { channel } = view.policy
  const byHand = view.asked.door === 'comment' || view.asked.door === 'form'
  if (decision.kind !== 'accepted' || channel === undefined || !byHand) return decision
  if (!isCompromised(view.policy, view.case)) return decision
  const details = decision.events.some(({ text }) => Object.values(text).some((words) => words?.trim()))
  if (!details) return decision
  return accepted(decision.events, [...decision.remarks, because('channel-compromised', channel.clause)])
}
