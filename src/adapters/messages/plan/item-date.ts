import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import { dayFrom } from '../../../domain/time/day.ts'

/** A day as people write it; no part of a longer number or of a longer chain of them. */
const DATE = /(?<![\d/-])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![-/]?\d)/g

/** The first day of an item that stands in a calendar, as `2030-01-31` and as it was written. */
export function itemDate(item: string): { due: string; written: string } | undefined {
  for (const [written, year, month, day] of item.matchAll(DATE)) {
    const known = dayFrom(Number(year), Number(month), Number(day))
    if (known !== undefined) return { due: PlainDate.toString(known), written }
  }
  return undefined
}
