import * as Duration from 'temporal-polyfill/fns/Duration'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import type { Policy } from '../policy/policy.schema.ts'
import { todayIn } from '../time/today-in.ts'
import { type Finding, finding, type PolicyPath } from './finding.ts'

/**
 * Days on which something is said to have happened, and that are still to come: a consent, a review, a revision. The
 * time is told, for a proof looks at no clock.
 */
export const checkDates = (policy: Policy, now: string): Finding[] => {
  const day = todayIn({ now, timeZone: policy['time-zone'] })
  const today = PlainDate.toString(day)
  const farthest = PlainDate.toString(PlainDate.add(day, Duration.fromString(FARTHEST)))
  const far = gaps(policy).flatMap(({ day: due, path }) =>
    due > farthest ? [finding('date-far-ahead', path, { day: due })] : [],
  )
  return [
    ...far,
    ...past(policy).flatMap(({ day: written, path }) => {
      const then = written.slice(0, 10)
      if (then > today) return [finding('date-ahead', path, { day: then })]
      return then < EARLIEST ? [finding('date-of-another-calendar', path, { day: then })] : []
    }),
  ]
}

/** Nothing that a policy tells of happened before: a year of an era (0011), or a slip of the pen. */
const EARLIEST = '1990-01-01'

/** A measure that is to come later than in so many years is one that nobody means to introduce (judgement). */
const FARTHEST = 'P2Y'

const gaps = ({ detection }: Policy): { day: string; path: PolicyPath }[] =>
  Object.entries(detection).flatMap(([id, one]) =>
    'gap' in one ? [{ day: one.gap.due, path: ['detection', id, 'gap', 'due'] }] : [],
  )

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
