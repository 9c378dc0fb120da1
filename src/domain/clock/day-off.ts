import national from '@holiday-jp/holiday_jp/lib/holidays.js'
import { type Calendar, WEEKDAYS } from './clock.schema.ts'

/** National holidays with their substitutes, as the Cabinet Office announces them; the library looks ahead to 2050. */
const JAPAN: ReadonlySet<string> = new Set(Object.keys(national))

const DAY_MS = 24 * 60 * 60 * 1000
const THURSDAY = 3

/** Whether nobody works on this day; days are counted from 1970-01-01, a Thursday. */
export function dayOff({ weekend, holidays, closed }: Calendar, day: number): boolean {
  const weekday = WEEKDAYS[(((day + THURSDAY) % 7) + 7) % 7]
  const date = dateOf(day)
  return (
    (weekday !== undefined && weekend.includes(weekday)) ||
    (holidays === 'japan' && JAPAN.has(date)) ||
    closed.includes(date) ||
    closed.includes(date.slice(-5))
  )
}

/** `2030-01-01` */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS
