import { Temporal } from 'temporal-polyfill'

/** A day that stands in a calendar, such as `2030-01-31`. */
export function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text).year > 0
  } catch {
    return false
  }
}
