import { Temporal } from 'temporal-polyfill'
import { own } from '../own.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { zoneOf } from '../time/zone-of.ts'
import type { Calendar } from './clock.schema.ts'
import { dateOf, dayOf, dayOff } from './day-off.ts'
import { ms } from './moments.ts'

/** When a length of time that began at `since` is over, and when a part of it is. Times are UTC, in ISO 8601. */
export interface Timetable {
  until: string
  /** The part of the length, 0 to 1. */
  at(part: number): string
}

/** Where no such calendar is known, hours count as they pass: that is the strictest reading. */
export function timetable(
  policy: Pick<Policy, 'calendars' | 'time-zone'>,
  calendar: string,
  since: string,
  length: string,
): Timetable {
  const days = own(policy.calendars, calendar)
  const duration = Temporal.Duration.from(length)
  const zone = zoneOf(policy['time-zone'])
  return days === undefined ? elapsed(zone, ms(since), duration) : counted(zone, days, ms(since), duration)
}

/** Hours are hours, also where clocks are put forward or back; days, months and years are the calendar's. */
function elapsed(zone: string, from: number, duration: Temporal.Duration): Timetable {
  const { years, months, weeks, days } = duration
  const ofCalendar = years + months + weeks + days > 0
  const to = ofCalendar ? zoned(from, zone).add(duration).epochMilliseconds : from + duration.total('milliseconds')
  return { until: iso(to), at: (part) => iso(from + (to - from) * part) }
}

/** Counted days end with the last second of the last of them: never on a day off. */
function counted(zone: string, calendar: Calendar, from: number, duration: Temporal.Duration): Timetable {
  const start = zoned(from, zone).toPlainDate()
  const length = Math.max(1, Math.ceil(duration.total({ unit: 'days', relativeTo: start })))
  const days = daysThatCount(calendar, dayOf(start.toString()), length)
  const last = plain(days[length - 1]).add({ days: 1 })
  const until = Math.max(last.toZonedDateTime(zone).epochMilliseconds - 1000, from)
  const at = (part: number): string => {
    if (part >= 1) return iso(until)
    // 0.1 + 0.2 is a little more than 0.3, and would be a day more.
    const nth = Math.max(1, Math.ceil(Number((length * part).toFixed(6))))
    const plainTime = calendar['remind-from']
    const morning = plain(days[nth - 1]).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds
    return iso(Math.min(Math.max(morning, from), until))
  }
  return { until: iso(until), at }
}

// However long a company closes for, no clock runs for ever.
const LONGEST_CLOSURE = 400

/** The first so many days that count, from the day of the start or the one after it. */
function daysThatCount(calendar: Calendar, first: number, many: number): number[] {
  const found: number[] = []
  let idle = 0
  for (let day = calendar['first-day'] === 'included' ? first : first + 1; found.length < many; day += 1) {
    const counts = calendar.count === 'days' || !dayOff(calendar, day) || idle >= LONGEST_CLOSURE
    if (counts) found.push(day)
    idle = counts ? 0 : idle + 1
  }
  return found
}

const plain = (day: number | undefined): Temporal.PlainDate => Temporal.PlainDate.from(dateOf(day ?? 0))
const zoned = (milliseconds: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone)
const iso = (milliseconds: number): string => new Date(Math.round(milliseconds)).toISOString()
