import type { Case } from '../case/case.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Reason } from '../refusals/reason.ts'
import { timeUnread } from '../refusals/time-unread.ts'
import { readTime } from '../time/read-time.ts'

/** Times of a report that nobody could read for sure: they hold no phase up, and are asked for until somebody says them. */
export const unreadTimes = (policy: Policy, state: Case): Reason[] =>
  Object.entries(policy.fields).flatMap(([id, field]) => {
    const fact = state.facts[id]
    if (field.kind !== 'time' || fact?.provisional !== true) return []
    const clock = { now: fact.at, timeZone: policy['time-zone'] }
    const read = readTime(fact.text, clock, field.ahead === true)
    return [timeUnread(id, field, read.kind === 'unread' ? read.why : 'unreadable', fact.text)]
  })
