import type { Case } from '../case/case.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { dayOf } from '../time/day.ts'
import { isDay } from '../time/is-day.ts'
import { nextDay, startOf } from '../time/start-of.ts'
import type { ClockPolicy } from './clock.schema.ts'
import { lengthOf } from './length-of.ts'
import { ms } from './moments.ts'
import { type Timetable, timetable } from './timetable.ts'

/** When the time of a clock is over; undefined where the policy has no length for this case. */
export function timetableOf(
  policy: Policy,
  state: Case,
  { length, calendar }: ClockPolicy,
  since: string,
  subject: string | undefined,
): Timetable | undefined {
  if (typeof length === 'object' && 'until' in length) {
    const due = state.actions.find(({ id }) => id === subject)?.due
    return due === undefined || !isDay(due) ? undefined : untilDay(policy, since, due)
  }
  const known = lengthOf(policy, state, length, subject)
  return known === undefined ? undefined : timetable(policy, calendar, since, known)
}

/** The day counts to its last second, in the policy's time zone; one that was over at the start is over then. */
function untilDay(policy: Policy, since: string, day: string): Timetable {
  const until = Math.max(startOf(nextDay(dayOf(day)), policy['time-zone']) - 1000, ms(since))
  const iso = (at: number): string => new Date(Math.round(at)).toISOString()
  return { until: iso(until), at: (part) => iso(ms(since) + (until - ms(since)) * part) }
}
