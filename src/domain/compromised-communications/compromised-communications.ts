import { type Case, type Fact, factValues } from '../case/case.ts'
import type { CaseEvent } from '../case/event.schema.ts'
import { goesOnAmongFew } from '../case/goes-on-among-few.ts'
import { accepted, type Decision, type View } from '../commands/decision.ts'
import { askedFacts, holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { because } from '../refusals/reason.ts'
import { oncePer } from '../values/once-per.ts'

/** Somebody may be reading along: until it is said to be safe again, no details are shown on GitHub (R4-2). */
export const isCompromised = (policy: Policy, state: Case): boolean =>
  policy.channel !== undefined && holds(policy.channel.compromised, factValues(state))

/** Nothing of the case is told anywhere else: somebody may be reading along, or it goes on among few. */
export const isWithheld = (policy: Policy, state: Case): boolean =>
  isCompromised(policy, state) || goesOnAmongFew(policy, state)

/** The decision stands, as always; somebody who wrote details where they can be read is asked to phone instead. */
export function cautioned(view: View, decision: Decision): Decision {
  const { channel } = view.policy
  const byHand = view.asked.door === 'comment' || view.asked.door === 'form'
  if (decision.kind !== 'accepted' || channel === undefined || !byHand) return decision
  const before = isCompromised(view.policy, view.case)
  const asked = factsOfChannel(view.policy)
  const changes = decision.events.some((event) => event.type === 'fact-recorded' && asked.has(event.data.field))
  if (changes && before !== isCompromised(view.policy, after(view.case, decision.events))) {
    // Edits of the status comment send no mail: everybody who takes part hears of it by a comment.
    const told = because(before ? 'channel-safe' : 'channel-closed', channel.clause)
    return accepted(decision.events, [...decision.remarks, told])
  }
  if (!before) return decision
  const details = decision.events.some(({ text }) => Object.values(text).some((words) => words?.trim()))
  if (!details) return decision
  return accepted(decision.events, [...decision.remarks, because('channel-compromised', channel.clause)])
}

/** The facts by which it is told whether somebody may be reading along. */
const factsOfChannel = oncePer(
  ({ channel }: Policy): ReadonlySet<string> =>
    new Set(channel === undefined ? [] : askedFacts(channel.compromised).map(({ fact }) => fact)),
)

/** The case with the facts that are about to be recorded, as far as the channel hangs on them. */
function after(state: Case, events: readonly CaseEvent[]): Case {
  const recorded = events.flatMap((event): [string, Fact][] => {
    if (event.type !== 'fact-recorded') return []
    const { field, ...data } = event.data
    return [[field, { ...data, text: event.text.value, by: state.opened.by, at: state.opened.at, seq: state.lines }]]
  })
  return { ...state, facts: { ...state.facts, ...Object.fromEntries(recorded) } }
}
