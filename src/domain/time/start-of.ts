import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import type { Day } from './day.ts'
import { zoneOf } from './zone-of.ts'

export const nextDay = (day: Day): Day => PlainDate.addDays(day, 1)

/** When a day begins in a zone, in milliseconds. */
export const startOf = (day: Day, timeZone: string): number =>
  PlainDate.toZonedDateTime(day, zoneOf(timeZone)).epochMilliseconds
