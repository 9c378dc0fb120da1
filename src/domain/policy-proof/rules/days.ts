import type { Policy } from '../../policy/policy.schema.ts'
import { dayFrom } from '../../time/day.ts'
import { finding, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Every day that the policy names is one of the calendar: a day off that never comes would be no day off. */
export const days: Rule = ({ policy }) => [
  ...named(policy).flatMap(({ day, path }) => (isDay(day) ? [] : [finding('no-such-day', path, { day })])),
  // Oldest first: the next revision follows the last.
  ...policy.history.flatMap(({ date }, at) =>
    date < (policy.history[at - 1]?.date ?? date)
      ? [finding('history-out-of-order', ['history', at, 'date'], { day: date })]
      : [],
  ),
]

function named({ calendars, history }: Policy): { day: string; path: PolicyPath }[] {
  return [
    ...history.map(({ date: day }, at) => ({ day, path: ['history', at, 'date'] })),
    ...Object.entries(calendars).flatMap(([id, { closed }]) =>
      closed.map((day, at) => ({ day, path: ['calendars', id, 'closed', at] })),
    ),
  ]
}

/** `02-29` comes every four years. */
function isDay(day: string): boolean {
  const [month, date, year = 2000] = day.split('-').map(Number).slice(-2).concat(yearOf(day))
  return dayFrom(year, month ?? 0, date ?? 0) !== undefined
}

const yearOf = (day: string): number[] => (day.length === 'yyyy-mm-dd'.length ? [Number(day.slice(0, 4))] : [])
