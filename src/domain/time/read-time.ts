import { casual as english, type ParsedResult } from 'chrono-node/en'
import { casual as japanese } from 'chrono-node/ja'
import * as Duration from 'temporal-polyfill/fns/Duration'
import * as Instant from 'temporal-polyfill/fns/Instant'
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import { narrow } from '../commands/narrow.ts'
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
  const written = narrow(text).trim()
  if (written === '' || written.length > LONGEST) return undefined
  const plain = ALSO.reduce((read, [what, word]) => read.replace(what, word), written)
  for (const result of resultsIn(plain, clock)) {
    const around = plain.slice(0, result.index) + plain.slice(result.index + result.text.length)
    if (around.replace(HEDGES, '').trim() === '') return timeOf(result, clock, ahead)
  }
  return undefined
}

/** The time that a text begins with, and what follows it. */
export function takeTime(text: string, clock: Clock): { at: string; rest: string } | undefined {
  const start = narrow(text.slice(0, LONGEST))
  const times = resultsIn(start, clock)
    // `8:00 12 PCs` is not twelve seconds past eight in the evening.
    .filter(({ index, text: found }) => index === 0 && !/^[a-z\d]/i.test(start.slice(found.length)))
    .flatMap((result) => {
      const at = timeOf(result, clock)
      return at === undefined ? [] : [{ at, length: result.text.length }]
    })
    .sort((a, b) => b.length - a.length)
  const [longest] = times
  return longest === undefined ? undefined : { at: longest.at, rest: text.slice(longest.length) }
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
