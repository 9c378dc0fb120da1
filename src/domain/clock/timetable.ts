import * as Duration from 'temporal-polyfill/fns/Duration'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import * as PlainTime from 'temporal-polyfill/fns/PlainTime'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import type { Policy } from '../policy/policy.schema.ts'
import { dayOf as calendarDay } from '../time/day.ts'
import { nextDay, startOf } from '../time/start-of.ts'
import { zoneOf } from '../time/zone-of.ts'
import { zoned } from '../time/zoned.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Calendar } from './clock.schema.ts'
import { dateOf, dayOf, dayOff } from './day-off.ts'
import { DAY, evenDays, evenDaysIn, evenlyAfter } from './even-days.ts'
import { ms } from './moments.ts'

type Length = ReturnType<typeof Duration.fromString>

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
  const days = ownProperty(policy.calendars, calendar)
  const zone = policy['time-zone']
  return days === undefined ? elapsed(zone, ms(since), length) : counted(zone, days, ms(since), length)
}

/** Hours are hours, also where clocks are put forward or back; days, months and years are the calendar's. */
function elapsed(zone: string, from: number, length: string): Timetable {
  const to = evenlyAfter(zone, from, length) ?? byCalendar(zone, from, Duration.fromString(length))
  return { until: iso(to), at: (part) => iso(from + (to - from) * part) }
}

function byCalendar(zone: string, from: number, duration: Length): number {
  const { years, months, weeks, days } = duration
  return years + months + weeks + days > 0
    ? ZonedDateTime.add(zoned(from, zone), duration).epochMilliseconds
    : from + Duration.total(duration, 'milliseconds')
}

/** Counted days end with the last second of the last of them: never on a day off. */
function counted(zone: string, calendar: Calendar, from: number, given: string): Timetable {
  const even = evenDaysIn(zone)
  const start = even ? Math.floor((from + even.ahead) / DAY) : dayOf(PlainDate.toString(dateIn(zone, from)))
  const length = Math.max(1, evenDays(given) ?? calendarDays(zone, from, given))
  const days = daysThatCount(calendar, start, length)
  const last = days[length - 1] ?? start
  const end = even ? (last + 1) * DAY - even.ahead : startOf(nextDay(plain(last)), zone)
  const until = Math.max(end - 1000, from)
  const at = (part: number): string => {
    if (part >= 1) return iso(until)
    // 0.1 + 0.2 is a little more than 0.3, and would be a day more.
    const nth = Math.max(1, Math.ceil(Number((length * part).toFixed(6))))
    const plainTime = PlainTime.fromString(calendar['remind-from'])
    const morning = PlainDate.toZonedDateTime(plain(days[nth - 1]), {
      timeZone: zoneOf(zone),
      plainTime,
    }).epochMilliseconds
    return iso(Math.min(Math.max(morning, from), until))
  }
  return { until: iso(until), at }
}

const dateIn = (zone: string, at: number) => ZonedDateTime.toPlainDate(zoned(at, zone))

const calendarDays = (zone: string, from: number, length: string): number =>
  Math.ceil(Duration.total(Duration.fromString(length), { unit: 'days', relativeTo: dateIn(zone, from) }))

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

const plain = (day: number | undefined) => calendarDay(dateOf(day ?? 0))
const iso = (milliseconds: number): string => new Date(Math.round(milliseconds)).toISOString()
