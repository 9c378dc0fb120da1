import { Temporal } from 'temporal-polyfill'
import type { Policy } from '../../policy/policy.schema.ts'
import { finding, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Every day that the policy names is one of the calendar: a day off that never comes would be no day off. */
export const days: Rule = ({ policy }) =>
  named(policy).flatMap(({ day, path }) => (isDay(day) ? [] : [finding('no-such-day', path, { day })]))

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
  try {
    Temporal.PlainDate.from({ year, month: month ?? 0, day: date ?? 0 }, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

const yearOf = (day: string): number[] => (day.length === 'yyyy-mm-dd'.length ? [Number(day.slice(0, 4))] : [])
