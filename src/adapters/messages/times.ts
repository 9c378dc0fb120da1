import * as Instant from 'temporal-polyfill/fns/Instant'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import * as PlainTime from 'temporal-polyfill/fns/PlainTime'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import type { Language } from '../../domain/policy/basics.ts'
import { oneOffsetOf } from '../../domain/time/zone-of.ts'
import { zoned } from '../../domain/time/zoned.ts'
import type { Translate } from './texts.ts'

export interface Times {
  /** `2030-01-02 09:05`, where the zone is said elsewhere. */
  short(at: string): string
  /** `2030-01-02 09:05 JST`. */
  full(at: string): string
  /** How the zone is called, as of a time. */
  zone(at: string): string
  /** Length between two times in its two largest units, undefined where the second is the earlier or one is none. */
  between(from: string, to: string): string | undefined
}

/** A day as it is written to people outside: 2026年11月29日, 29 November 2026. */
export const longDay = (at: string, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeZone }).format(new Date(at))

export function timesIn(timeZone: string, translate: Translate): Times {
  const there = (at: string) => (instant(at) === undefined ? undefined : zoned(at, timeZone))
  const known = oneOffsetOf(timeZone)
  const short = (at: string): string => {
    const quick = known === undefined ? undefined : byOffset(at, known.offset)
    if (quick !== undefined) return quick
    const time = there(at)
    if (time === undefined) return at
    const day = PlainDate.toString(ZonedDateTime.toPlainDate(time))
    return `${day} ${PlainTime.toString(ZonedDateTime.toPlainTime(time), { smallestUnit: 'minute' })}`
  }
  const offset = (at: string): string => {
    const time = there(at)
    return time === undefined ? '' : ZonedDateTime.offset(time)
  }
  const name = (at: string): string => abbreviation(timeZone, at) ?? offset(at)
  return {
    short,
    full: (at) => `${short(at)} ${name(at)}`.trim(),
    zone: (at) => {
      const named = abbreviation(timeZone, at)
      const known = named === undefined ? offset(at) : `${named}, ${offset(at)}`
      return translate('time.zone', { zone: timeZone, offset: known })
    },
    between: (from, to) => length(from, to, translate),
  }
}

const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/
const OFFSET = /^\+(\d\d):(\d\d)$/

/** A status comment holds some hundred times, as the app writes them: to add an offset takes a tenth of what a calendar does. */
function byOffset(at: string, offset: string): string | undefined {
  const [, hours, minutes] = OFFSET.exec(offset) ?? []
  const time = PLAIN.test(at) ? Date.parse(at) : Number.NaN
  // A day that no month has is left to the calendar.
  if (hours === undefined || Number.isNaN(time) || !new Date(time).toISOString().startsWith(at.slice(0, 19)))
    return undefined
  const there = new Date(time + (Number(hours) * 60 + Number(minutes)) * 60_000)
  return there.toISOString().slice(0, 16).replace('T', ' ')
}

function instant(at: string) {
  try {
    return Instant.fromString(at)
  } catch {
    return undefined
  }
}

// Each locale knows the short names of its own part of the world: JST in Japanese, CET in British English.
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'ja-JP']

function abbreviation(timeZone: string, at: string): string | undefined {
  const time = instant(at)
  if (time === undefined) return undefined
  const known = oneOffsetOf(timeZone)
  if (known !== undefined) return known.name
  for (const locale of LOCALES) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
    const name = parts.formatToParts(time.epochMilliseconds).find(({ type }) => type === 'timeZoneName')?.value
    if (name !== undefined && /^[A-Z]{2,5}$/.test(name)) return name
  }
  return undefined
}

function length(from: string, to: string, translate: Translate): string | undefined {
  const start = instant(from)
  const end = instant(to)
  if (start === undefined || end === undefined || Instant.compare(start, end) > 0) return undefined
  const total = Math.floor((end.epochMilliseconds - start.epochMilliseconds) / 60_000)
  const days = Math.floor(total / 1440)
  const hours = Math.floor((total % 1440) / 60)
  const minutes = total % 60
  const parts = [
    ...(days > 0 ? [translate('time.days', { n: days })] : []),
    ...(hours > 0 ? [translate('time.hours', { n: hours })] : []),
    ...(minutes > 0 && days === 0 ? [translate('time.minutes', { n: minutes })] : []),
  ]
  return parts.length === 0 ? translate('time.under-a-minute') : parts.join(' ')
}
