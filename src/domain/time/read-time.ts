import { casual as english, type ParsedResult } from 'chrono-node/en'
import { casual as japanese } from 'chrono-node/ja'
import * as Duration from 'temporal-polyfill/fns/Duration'
import * as Instant from 'temporal-polyfill/fns/Instant'
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import { toHalfWidth } from '../commands/to-half-width.ts'
import { zoneOf } from './zone-of.ts'
import { zoned } from './zoned.ts'

export interface Clock {
  /** When it was written, in ISO 8601. */
  now: string
  /** Where times without an offset are meant: a zone of the IANA database. */
  timeZone: string
}

// Nobody needs more to say when; it also bounds what the library has to look through.
const LONGEST = 80
/** Clocks of people run ahead a little. */
const AHEAD = Duration.fromFields({ minutes: 5 })
const HALF_A_DAY = Duration.fromFields({ hours: 12 })

/** Words that say "about", which change nothing in what can be read. */
const HEDGES = /(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|前後|に|about|around|approximately|approx\.?|circa|[~〜、。,.])/giu

/** What people here write and the library does not know. */
const ALSO: readonly (readonly [RegExp, string])[] = [
  [/^(?:今|いま|たった今|ただ今|ただいま|只今|現在)$/u, 'now'],
  [/(\d{1,3}) ?分(?:ほど|くらい|ぐらい)?前/gu, '$1 minutes ago'],
  [/(\d{1,3}) ?時間(?:ほど|くらい|ぐらい)?前/gu, '$1 hours ago'],
  [/正午/gu, '12時'],
]

/**
 * When somebody says that a thing happened, as a time in UTC; undefined where nobody could say for sure: two times, a
 * sentence around it, the future unless it is asked for. A day alone means its beginning, so that no clock runs too short.
 */
export function readTime(text: string, clock: Clock, ahead = false): string | undefined {
  const written = toHalfWidth(text).trim()
  if (written === '' || written.length > LONGEST) return undefined
  const plain = ALSO.reduce((read, [what, word]) => read.replace(what, word), written)
  for (const result of resultsIn(plain, clock)) {
    // From one time to another is two of them.
    if (result.end) continue
    const around = plain.slice(0, result.index) + plain.slice(result.index + result.text.length)
    if (around.replace(HEDGES, '').trim() === '') return timeOf(result, clock, ahead)
  }
  return undefined
}

/** Ends a time: a blank, a mark that no digit follows, or the particle that says when. */
const BOUNDARY =
  /\s|[、。;；]|[,，:：](?!\d)|(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|前後)(?=[\s、。,，:：;；]|$)|(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|前後)?に/gu
/** A time has few words; it also bounds how often the library is asked. */
const MOST_ENDS = 10
/** Stands between a time and the words that follow it. */
const AROUND_TIME = /^(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|前後)?に?[\s、。,，:：;；]*/u
/** What goes on with a time, though it cannot be read as one: what stands before it is a part of the time alone. */
const GOES_ON =
  /^(?:の|から|まで|より|以降|以前|(?:to|until|till|or|and|through)\s\d|[-–—~〜～]\s?\d|[T+]?\d{1,4}[:年月日時分秒]|\d{1,4}[-/]\d|(?:19|20)\d{2}(?!\d)|\d{1,2}\s?(?:[ap]\.?m|hours?\b|minutes?\b)|(?:[ap]\.?m|jst|utc|gmt|z)(?![a-z])|[+-]\d{2}:?\d{2}(?!\d)|(?:朝|昼|夕方|夕|夜中|夜|晩|深夜|未明|明け方|早朝|正午|午前|午後)(?:の?\s?\d|ごろ|頃|に|[\s、。,，]|$))/iu

/**
 * The time that a text begins with, read whole up to a clear boundary, and what follows it. Undefined where no more than
 * a part of what stands there can be read: half a time would be another time.
 */
export function takeTime(text: string, clock: Clock): { at: string; rest: string } | undefined {
  const start = toHalfWidth(text.slice(0, LONGEST))
  const ends = [...start.matchAll(BOUNDARY)].map(({ index }) => index).filter((index) => index > 0)
  if (text.length <= LONGEST) ends.push(start.length)
  for (const end of ends.slice(0, MOST_ENDS)) {
    const at = readTime(start.slice(0, end), clock)
    if (at !== undefined && !goesOn(start.slice(end), clock))
      return { at, rest: text.slice(end).replace(AROUND_TIME, '') }
  }
  return undefined
}

/** Whether more of a time follows, with whatever particles and marks stand between. */
function goesOn(rest: string, clock: Clock): boolean {
  const next = rest.replace(AROUND_TIME, '')
  if (GOES_ON.test(next)) return true
  // `8:00 12 PCs` is not twelve seconds past eight in the evening.
  return resultsIn(next, clock).some(({ index, text }) => index === 0 && !/^[a-z\d]/i.test(next.slice(text.length)))
}

function resultsIn(text: string, clock: Clock): ParsedResult[] {
  const now = zoned(clock.now, clock.timeZone)
  const reference = {
    instant: new Date(now.epochMilliseconds),
    timezone: Math.round(ZonedDateTime.offsetNanoseconds(now) / 60_000_000_000),
  }
  return [...japanese.parse(text, reference), ...english.parse(text, reference)]
}

function timeOf({ start, text }: ParsedResult, clock: Clock, ahead = false): string | undefined {
  const known = start.isCertain('hour') || /[朝夕晩夜]|morning|afternoon|evening|night/i.test(text)
  const of = (part: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => start.get(part) ?? 0
  try {
    const plain = PlainDateTime.fromFields(
      {
        year: of('year'),
        month: of('month'),
        day: of('day'),
        ...(known ? { hour: of('hour'), minute: of('minute'), second: of('second') } : {}),
      },
      { overflow: 'reject' },
    )
    const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null
    const at =
      offset === null
        ? ZonedDateTime.toInstant(PlainDateTime.toZonedDateTime(plain, zoneOf(clock.timeZone)))
        : Instant.subtract(
            ZonedDateTime.toInstant(PlainDateTime.toZonedDateTime(plain, 'UTC')),
            Duration.fromFields({ minutes: offset }),
          )
    if (ahead) return Instant.toString(at)
    return notAhead(at, start.isCertain('day') || start.isCertain('weekday'), clock)
  } catch {
    return undefined
  }
}

/** Shortly after midnight, `23:50` means the evening before; any other time to come says nothing of what happened. */
function notAhead(at: ReturnType<typeof Instant.fromString>, dated: boolean, clock: Clock): string | undefined {
  const now = Instant.fromString(clock.now)
  if (Instant.compare(at, Instant.add(now, AHEAD)) <= 0) return Instant.toString(at)
  if (dated || Instant.compare(at, Instant.add(now, HALF_A_DAY)) <= 0) return undefined
  const there = Instant.toZonedDateTimeISO(at, zoneOf(clock.timeZone))
  return Instant.toString(ZonedDateTime.toInstant(ZonedDateTime.subtractDays(there, 1)))
}
