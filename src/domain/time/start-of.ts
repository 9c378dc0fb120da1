import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import { zoneOf } from './zone-of.ts'

type Day = ReturnType<typeof PlainDate.fromFields>

export const nextDay = (day: Day): Day => PlainDate.addDays(day, 1)

/** When a day begins in a zone, in milliseconds. */
export const startOf = (day: Day, timeZone: string): number =>
  PlainDate.toZonedDateTime(day, zoneOf(timeZone)).epochMilliseconds
