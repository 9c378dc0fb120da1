import { Temporal } from 'temporal-polyfill'
import { zoneOf } from '../time/zone-of.ts'

/** A day that stands in a calendar, such as `2030-01-31`. */
export function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text).year > 0
  } catch {
    return false
  }
}

/** The day that it is in a time zone at this time, as `2030-01-31`. */
export const dayAt = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zoneOf(timeZone)).toPlainDate().toString()
