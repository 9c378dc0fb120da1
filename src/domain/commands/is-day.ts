import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import { dayOf } from '../time/day.ts'
import { zoned } from '../time/zoned.ts'

/** A day that stands in a calendar, such as `2030-01-31`. */
export function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text).year > 0
  } catch {
    return false
  }
}

/** The day that it is in a time zone at this time, as `2030-01-31`. */
export const dayAt = (at: string, timeZone: string): string =>
  PlainDate.toString(ZonedDateTime.toPlainDate(zoned(at, timeZone)))
