import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import type { Policy } from '../policy/policy.schema.ts'
import { todayIn } from '../time/today-in.ts'
import { type Finding, finding, type PolicyPath } from './finding.ts'

/**
 * Days on which something is said to have happened, and that are still to come: a consent, a review, a revision. The
 * time is told, for a proof looks at no clock.
 */
export const checkDates = (policy: Policy, now: string): Finding[] => {
  const today = PlainDate.toString(todayIn({ now, timeZone: policy['time-zone'] }))
  return past(policy).flatMap(({ day: written, path }) => {
    const day = written.slice(0, 10)
    if (day > today) return [finding('date-ahead', path, { day })]
    return day < EARLIEST ? [finding('date-of-another-calendar', path, { day })] : []
  })
}

/** Nothing that a policy tells of happened before: a year of an era (0011), or a slip of the pen. */
const EARLIEST = '1990-01-01'

function past({ customers, detection, history }: Policy): { day: string; path: PolicyPath }[] {
  return [
    ...Object.entries(customers).flatMap(([id, { 'agreed-on': day }]) =>
      day === null ? [] : [{ day, path: ['customers', id, 'agreed-on'] }],
    ),
    ...Object.entries(detection).flatMap(([id, measures]) =>
      Array.isArray(measures)
        ? measures.flatMap(({ reviewed: day }, at) =>
            day === null || day === undefined ? [] : [{ day, path: ['detection', id, at, 'reviewed'] }],
          )
        : [],
    ),
    ...history.map(({ date: day }, at) => ({ day, path: ['history', at, 'date'] })),
  ]
}
