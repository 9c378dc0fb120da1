import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import { takeCalendarDay } from './calendar-days.ts'
import { type ClockTime, takeClockTime } from './clock-time.ts'
import type { Day } from './day.ts'
import { takeEraDay } from './eras.ts'
import { HEDGE } from './hedges.ts'
import { takeOffset } from './offsets.ts'
import { takePartOfDay } from './parts-of-day.ts'
import { takeRelativeDay } from './relative-days.ts'
import type { Taken } from './taken.ts'
import { takeItsWeekday, takeWeekday } from './weekdays.ts'

/** The parts of a time that were said. More than one day or hour: it can be read in as many ways. */
export interface TimeParts {
  days: readonly Day[] | undefined
  /** Undefined where no hour was said. */
  hours: readonly number[] | undefined
  minute: number
  second: number
  /** A part of the day was said, as in 今朝: it is no hour. */
  vague: boolean
  /** Which half of the day the hour lies in was said. */
  halved: boolean
  offset: number | undefined
}

const BETWEEN = /^(?:\s|、|,(?!\d)|の(?=\s?\S))+/u
/** An hour without a unit says one only beside such words. */
const BARE_HOUR = /^(\d{1,2})(?=\s|$)/u
const BARE_DIGITS = /^(?!19|20)(\d{2})([0-5]\d)(?=\s|$)/u

/** A day that a text begins with; every day that may be meant. */
export function takeDay(text: string, today: Day, ahead: boolean): Taken<readonly Day[]> | undefined {
  const taken =
    one(takeEraDay(text)) ??
    one(takeRelativeDay(text, today)) ??
    takeCalendarDay(text, today) ??
    takeWeekday(text, today, ahead)
  const [day] = taken?.value ?? []
  if (taken === undefined || day === undefined) return taken
  const its = takeItsWeekday(taken.rest, day)
  if (its === undefined) return taken
  // A day and a weekday that is not its own: one of them is wrong.
  return { value: taken.value.length === 1 && its.value ? taken.value : [], rest: its.rest }
}

const one = (taken: Taken<Day | undefined> | undefined): Taken<readonly Day[]> | undefined =>
  taken && { value: taken.value === undefined ? [] : [taken.value], rest: taken.rest }

/** A time read as a whole, part by part, in whatever order they stand; undefined where anything else stands there. */
export function timeParts(text: string, today: Day, ahead: boolean): TimeParts | undefined {
  let rest = text
  let days: readonly Day[] | undefined
  let part: NonNullable<ReturnType<typeof takePartOfDay>>['value'] | undefined
  let clock: ClockTime | undefined
  let offset: number | undefined
  let hedged = false
  while (rest !== '') {
    rest = rest.replace(BETWEEN, '').trimStart()
    if (rest === '') break
    const day = takeDay(bracketed(rest), today, ahead)
    if (day !== undefined) {
      days = days === undefined ? day.value : inBoth(days, day.value)
      rest = day.rest
      continue
    }
    const named = part === undefined ? takePartOfDay(clock === undefined ? rest : bracketed(rest)) : undefined
    if (named !== undefined) {
      ;({ value: part, rest } = named)
      continue
    }
    const time =
      clock === undefined
        ? (takeClockTime(rest) ??
          (hedged && part !== undefined ? takeBareHour(rest) : undefined) ??
          (days !== undefined ? takeBareDigits(rest) : undefined))
        : undefined
    if (time !== undefined) {
      ;({ value: clock, rest } = time)
      continue
    }
    const zone = offset === undefined ? takeOffset(bracketed(rest), clock?.exact ?? false) : undefined
    if (zone !== undefined) {
      ;({ value: offset, rest } = zone)
      continue
    }
    const hedge = HEDGE.exec(rest)
    if (hedge === null) return undefined
    hedged = true
    rest = rest.slice(hedge[0].length)
  }
  if (days === undefined && part === undefined && clock === undefined) return undefined
  const ofPart = part?.day === undefined ? undefined : [PlainDate.addDays(today, part.day)]
  return {
    // Yesterday's "this morning" is no day.
    days: days === undefined || ofPart === undefined ? (days ?? ofPart) : inBoth(days, ofPart),
    hours: clock === undefined ? undefined : part === undefined || clock.halved ? [clock.hour] : part.hours(clock.hour),
    minute: clock?.minute ?? 0,
    second: clock?.second ?? 0,
    vague: part !== undefined && clock === undefined,
    halved: part !== undefined || (clock?.halved ?? false),
    offset,
  }
}

function takeBareHour(text: string): Taken<ClockTime> | undefined {
  const found = BARE_HOUR.exec(text)
  if (found === null || Number(found[1]) > 12) return undefined
  return {
    value: { hour: Number(found[1]), minute: 0, second: 0, halved: false, exact: false },
    rest: text.slice(found[0].length),
  }
}

/** 昨日 1530, and no year. */
function takeBareDigits(text: string): Taken<ClockTime> | undefined {
  const found = BARE_DIGITS.exec(text)
  if (found === null || Number(found[1]) > 23) return undefined
  return {
    value: { hour: Number(found[1]), minute: Number(found[2]), second: 0, halved: false, exact: false },
    rest: text.slice(found[0].length),
  }
}

/** A day said twice, as in 昨日(27日), is the one that both words may mean. */
const inBoth = (days: readonly Day[], others: readonly Day[]): readonly Day[] =>
  days.filter((day) => others.some((other) => PlainDate.compare(day, other) === 0))

/** `(JST)` as `JST`. */
const bracketed = (text: string): string => text.replace(/^\(([^()]{1,12})\)/u, '$1 ')
