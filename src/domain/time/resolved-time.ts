import * as Duration from 'temporal-polyfill/fns/Duration'
import * as Instant from 'temporal-polyfill/fns/Instant'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import type { Clock } from './clock.ts'
import type { Day } from './day.ts'
import type { TimeParts } from './time-parts.ts'
import { type TimeReading, unread } from './time-reading.ts'
import { todayIn } from './today-in.ts'
import { zoneOf } from './zone-of.ts'

/** Clocks of people run ahead a little. */
const AHEAD = Duration.fromFields({ minutes: 5 })
const HALF_A_DAY = Duration.fromFields({ hours: 12 })
const DAY_ALONE = [0]

type Time = ReturnType<typeof Instant.fromString>

/** The one time that is meant: what is to come says nothing of what happened, unless it is asked for. */
export function resolvedTime(parts: TimeParts, clock: Clock, ahead: boolean): TimeReading {
  if (parts.vague) return unread('without-hour')
  const hours = parts.hours ?? DAY_ALONE
  const now = Instant.fromString(clock.now)
  const isPossible = (at: Time) => ahead || Instant.compare(at, Instant.add(now, AHEAD)) <= 0
  if (parts.days === undefined) {
    const ofToday = hours.map((hour) => timeOf(parts, todayIn(clock), hour, clock))
    const possible = ofToday.filter(isPossible)
    return possible.length > 0 ? theOne(possible) : eveningBefore(ofToday[0], clock)
  }
  const times = parts.days.flatMap((day) => hours.map((hour) => timeOf(parts, day, hour, clock)))
  const possible = times.filter(isPossible)
  return times.length > 0 && possible.length === 0 ? unread('ahead') : theOne(possible)
}

function theOne(times: readonly Time[]): TimeReading {
  const [first, ...others] = times
  if (first === undefined) return unread('unreadable')
  return others.length > 0 ? unread('ambiguous') : { kind: 'time', at: Instant.toString(first), span: false }
}

/** Shortly after midnight, `23:50` means the evening before; what lies ahead by less can be anything. */
function eveningBefore(at: Time | undefined, clock: Clock): TimeReading {
  if (at === undefined || Instant.compare(at, Instant.add(Instant.fromString(clock.now), HALF_A_DAY)) <= 0)
    return unread('ahead')
  const there = Instant.toZonedDateTimeISO(at, zoneOf(clock.timeZone))
  return theOne([ZonedDateTime.toInstant(ZonedDateTime.subtractDays(there, 1))])
}

function timeOf({ minute, second, offset }: TimeParts, day: Day, hour: number, clock: Clock): Time {
  const { year, month, day: date } = PlainDate.addDays(day, Math.floor(hour / 24))
  const plain = PlainDateTime.fromFields({ year, month, day: date, hour: hour % 24, minute, second })
  return offset === undefined
    ? ZonedDateTime.toInstant(PlainDateTime.toZonedDateTime(plain, zoneOf(clock.timeZone)))
    : Instant.subtract(
        ZonedDateTime.toInstant(PlainDateTime.toZonedDateTime(plain, 'UTC')),
        Duration.fromFields({ minutes: offset }),
      )
}
