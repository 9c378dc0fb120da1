import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import type { Clock } from './clock.ts'
import { type Day, isBefore } from './day.ts'
import { englishTime } from './english-time.ts'
import { LONGEST_TIME } from './read-time.ts'
import { simplified } from './simplified.ts'
import { takeDay } from './time-parts.ts'
import { todayIn } from './today-in.ts'

const BY = /^(?:by|until|till|due)\s|(?:まで(?:に)?|中に?|に)$/gu
/** 月末, 来月末, 今月中, 12月末, 年末. */
const MONTH_END = /^(?:年末|(今月|来月)(?:の?末日?)?|(?:(\d{1,2})\s?月の?|月)末日?|eom)$/u

/** A day by which something is to be done, as `2030-01-31`; undefined where it is not one day and nothing else. */
export function readDueDay(text: string, clock: Clock): string | undefined {
  if (text.length > LONGEST_TIME) return undefined
  const plain = simplified(text).replace(BY, '')
  const today = todayIn(clock)
  const end = monthEnd(plain, today)
  if (end !== undefined) return PlainDate.toString(end)
  const taken = takeDay(plain, today, true)
  const days = taken?.rest === '' ? taken.value : inEnglish(plain, clock)
  const [day, ...others] = days
  return day === undefined || others.length > 0 ? undefined : PlainDate.toString(day)
}

/** `Dec 10`, where no hour stands beside it. */
function inEnglish(plain: string, clock: Clock): readonly Day[] {
  const parts = englishTime(plain, clock)
  return parts === undefined || typeof parts === 'string' || parts.hours !== undefined ? [] : (parts.days ?? [])
}

/** A month without its year is this year's, or the next one's where it is over. */
function monthEnd(plain: string, today: Day): Day | undefined {
  const found = MONTH_END.exec(plain)
  if (found === null) return undefined
  const [whole, word, number] = found
  const month = whole === '年末' ? 12 : number === undefined ? today.month : Number(number)
  if (month < 1 || month > 12) return undefined
  const first = PlainDate.withFields(today, { month, day: 1 })
  const after = word === '来月' ? 2 : 1
  const last = PlainDate.addDays(PlainDate.addMonths(first, after), -1)
  return isBefore(last, today) ? PlainDate.addDays(PlainDate.addMonths(first, after + 12), -1) : last
}
