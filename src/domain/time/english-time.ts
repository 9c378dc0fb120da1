import { casual, type ParsedResult } from 'chrono-node/en'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import type { Clock } from './clock.ts'
import { dayFrom } from './day.ts'
import { HEDGE } from './hedges.ts'
import type { TimeParts } from './time-parts.ts'
import type { Unread } from './time-reading.ts'
import { zoned } from './zoned.ts'

const HEDGES = new RegExp(HEDGE.source.slice(1), 'gu')
/** `last Friday`, said on a Saturday, is yesterday to some; the midnight of a day may begin or end it. */
const EITHER = /\b(?:last|next) (?:mon|tue|wed|thu|fri|sat|sun)|\bmidnight\b.+|.+\bmidnight\b/u
/** No day and no count of hours, though the library makes one of it. */
const NO_TIME = /\b(?:last|next|this) (?:week|month|year)\b|\b(?:few|several|couple)\b/u
const PART_OF_DAY = /\b(?:morning|afternoon|evening|night)\b/u

/** The time that English words of a calendar say, by the library; an hour or day that it would guess is asked instead. */
export function englishTime(text: string, clock: Clock): TimeParts | Unread | undefined {
  // Numbers alone are read by their own rules: the library takes their order for granted.
  if (!/[a-z]{2}/u.test(text) || /\d[-/.]\d{1,2}[-/.]\d/u.test(text)) return undefined
  if (NO_TIME.test(text)) return undefined
  for (const result of englishResults(text, clock)) {
    const around = text.slice(0, result.index) + text.slice(result.index + result.text.length)
    if (result.end !== null && result.end !== undefined) continue
    if (around.replace(HEDGES, '').trim() === '') return EITHER.test(text) ? 'ambiguous' : partsOf(result)
  }
  return undefined
}

/** Whether a text begins with a time of the calendar's English words. */
export const beginsInEnglish = (text: string, clock: Clock): boolean =>
  englishResults(text, clock).some((found) => found.index === 0 && !/^[a-z\d]/i.test(text.slice(found.text.length)))

function englishResults(text: string, clock: Clock): ParsedResult[] {
  const now = zoned(clock.now, clock.timeZone)
  return casual.parse(text, {
    instant: new Date(now.epochMilliseconds),
    timezone: Math.round(ZonedDateTime.offsetNanoseconds(now) / 60_000_000_000),
  })
}

function partsOf({ start, text }: ParsedResult): TimeParts | Unread {
  const of = (part: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => start.get(part) ?? 0
  const said = start.isCertain('hour')
  if (!said && PART_OF_DAY.test(text)) return 'without-hour'
  // One o'clock "at night" may be that night's or the one before.
  if (said && /\bnight\b/u.test(text) && of('hour') < 17 && !/\d\s?[ap]\.?m/u.test(text)) return 'ambiguous'
  const dated = start.isCertain('day') || start.isCertain('weekday')
  // A month alone is no day, and a word that names neither day nor hour no time.
  if (!dated && (!said || start.isCertain('month'))) return 'unreadable'
  const day = dayFrom(of('year'), of('month'), of('day'))
  const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null
  return {
    days: dated ? (day === undefined ? [] : [day]) : undefined,
    hours: said ? [of('hour')] : undefined,
    minute: said ? of('minute') : 0,
    second: said ? of('second') : 0,
    vague: false,
    halved: PART_OF_DAY.test(text) || /\d\s?[ap]\.?m/u.test(text),
    offset: offset ?? undefined,
  }
}
