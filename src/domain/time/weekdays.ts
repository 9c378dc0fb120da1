import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import type { Day } from './day.ts'
import type { Taken } from './taken.ts'

const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日']
const ENGLISH = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WEEKS: Readonly<Record<string, number>> = { 先々週: -2, 先週: -1, 今週: 0, 来週: 1, 再来週: 2 }

const WEEKDAY = /^(?:(先々週|先週|今週|来週|再来週)の?\s?)?([月火水木金土日])曜日?/u
const IN_ENGLISH = /^()(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?(?![a-z])/u
/** Behind a date: in brackets, or by itself. */
const ITS_OWN =
  /^\s?(?:\(([月火水木金土日])(?:曜日?)?\)|([月火水木金土日])(?:曜日?|(?=[\s、,]|の\s?\d|$)))|^[\s,]{0,2}(?:\((mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)|(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?(?![a-z]))/u

/** From one for Monday on. */
const weekdayOf = (name: string): number => Math.max(ENGLISH.indexOf(name), WEEKDAYS.indexOf(name)) + 1

/** Every day that may be meant: some begin the week on Sunday, and a weekday alone may be today's or a week from it. */
export function takeWeekday(text: string, today: Day, ahead: boolean): Taken<readonly Day[]> | undefined {
  const found = WEEKDAY.exec(text) ?? IN_ENGLISH.exec(text)
  if (found === null) return undefined
  const [whole, week, name = ''] = found
  const rest = text.slice(whole.length)
  const wanted = weekdayOf(name)
  const now = PlainDate.dayOfWeek(today)
  const from = (distance: number) => PlainDate.addDays(today, distance)
  if (week !== undefined && week !== '') {
    const weeks = (WEEKS[week] ?? 0) * 7
    const byMonday = wanted - now + weeks
    const bySunday = (wanted % 7) - (now % 7) + weeks
    return { value: (byMonday === bySunday ? [byMonday] : [byMonday, bySunday]).map(from), rest }
  }
  if (wanted === now) return { value: [from(0), from(ahead ? 7 : -7)], rest }
  return { value: [from(ahead ? (wanted - now + 7) % 7 : -((now - wanted + 7) % 7))], rest }
}

/** `(金)`, 金曜 or `(Fri)` after a date: undefined where none stands there; whether it is that of the day, otherwise. */
export function takeItsWeekday(text: string, day: Day): Taken<boolean> | undefined {
  const found = ITS_OWN.exec(text)
  if (found === null) return undefined
  const name = found.slice(1).find((each) => each !== undefined) ?? ''
  return { value: weekdayOf(name) === PlainDate.dayOfWeek(day), rest: text.slice(found[0].length) }
}
