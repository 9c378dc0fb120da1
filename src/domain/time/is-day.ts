import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import { zoned } from './zoned.ts'

/** A day that stands in a calendar, such as `2030-01-31`. */
export function isDay(text: string): boolean {
  const at = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // The 31st of a shorter month is taken for a day of the next.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The day that it is in a time zone at this time, as `2030-01-31`. */
export const dayAt = (at: string, timeZone: string): string =>
  PlainDate.toString(ZonedDateTime.toPlainDate(zoned(Date.parse(at), timeZone)))
