import type { Calendar } from './clock.schema.ts'
import { isNationalHoliday } from './national-holidays.ts'
import { WEEKDAYS } from './weekdays.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const THURSDAY = 3

/** Whether nobody works on this day; days are counted from 1970-01-01, a Thursday. */
export function dayOff({ weekend, holidays, closed }: Calendar, day: number): boolean {
  const weekday = WEEKDAYS[(((day + THURSDAY) % 7) + 7) % 7]
  const date = dateOf(day)
  return (
    (weekday !== undefined && weekend.includes(weekday)) ||
    (holidays === 'japan' && isNationalHoliday(date)) ||
    closed.includes(date) ||
    closed.includes(date.slice(-5))
  )
}

/** `2030-01-01` */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS
