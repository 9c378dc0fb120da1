import { oneOffsetOf } from '../time/zone-of.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The parts of a length in ISO 8601; no more digits than a number of milliseconds holds for sure. */
const LENGTH =
  /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/

interface Parts {
  months: number
  days: number
  /** Hours and less, in milliseconds. */
  rest: number
}

function partsOf(length: string): Parts | undefined {
  const found = LENGTH.exec(length)?.slice(1)
  if (found === undefined || found.every((part) => part === undefined)) return undefined
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.map((part) =>
    Number(part ?? 0),
  )
  return {
    ...{ months: years * 12 + months, days: weeks * 7 + days },
    rest: hours * HOUR + minutes * MINUTE + seconds * SECOND,
  }
}

/**
 * Time where every day has 24 hours, as plain arithmetic: a report reckons some hundred thousand deadlines, and a calendar
 * library takes fifty times as long for each. Undefined where that takes the calendar of a zone, or a length of another
 * spelling: it is left to the library.
 */
export interface EvenDays {
  /** How far local time is ahead, in milliseconds. */
  ahead: number
}

export function evenDaysIn(timeZone: string): EvenDays | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(oneOffsetOf(timeZone)?.offset ?? '') ?? []
  if (sign === undefined) return undefined
  const ahead = Number(hours) * HOUR + Number(minutes) * MINUTE
  return { ahead: sign === '-' ? -ahead : ahead }
}

/** When a length that began at `from` is over. */
export function evenlyAfter(timeZone: string, from: number, length: string): number | undefined {
  const parts = partsOf(length)
  if (parts === undefined) return undefined
  const { months, days, rest } = parts
  if (months === 0 && days === 0) return from + rest
  const even = evenDaysIn(timeZone)
  return even && monthsAfter(from + even.ahead, months) - even.ahead + days * DAY + rest
}

/** How many days a length has, the last one begun; undefined where months tell how long it is. */
export function evenDays(length: string): number | undefined {
  const parts = partsOf(length)
  return parts === undefined || parts.months > 0 ? undefined : Math.ceil(parts.days + parts.rest / DAY)
}

/** The same day of a later month, or its last one where it has no such day. */
function monthsAfter(local: number, months: number): number {
  if (months === 0) return local
  const date = new Date(local)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.setUTCDate(Math.min(day, last))
}
