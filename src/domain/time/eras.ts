import { type Day, dayFrom, dayOf, isBefore } from './day.ts'
import type { Taken } from './taken.ts'

/** Each begins on its first day and ends on the day before the next (the Cabinet Office's table of eras). */
const ERAS: readonly { names: readonly string[]; first: string }[] = [
  { names: ['令和', '令', 'r'], first: '2019-05-01' },
  { names: ['平成', '平', 'h'], first: '1989-01-08' },
  { names: ['昭和', '昭', 's'], first: '1926-12-25' },
]

const WRITTEN =
  /^(令和?|平成?|昭和?|[rhs])\.?\s?(\d{1,2}|元)(?:\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日|([./-])(\d{1,2})\5(\d{1,2})(?!\d))/u

/** 令和8年11月27日, R8.11.27; no day that its era has not. */
export function takeEraDay(text: string): Taken<Day | undefined> | undefined {
  const found = WRITTEN.exec(text)
  if (found === null) return undefined
  const [whole, name = '', written = '', month, date, , otherMonth, otherDate] = found
  const at = ERAS.findIndex(({ names }) => names.includes(name))
  const [first, next] = [ERAS[at], ERAS[at - 1]].map((era) => era && dayOf(era.first))
  if (first === undefined) return undefined
  const year = first.year - 1 + (written === '元' ? 1 : Number(written))
  const day = dayFrom(year, Number(month ?? otherMonth), Number(date ?? otherDate))
  const isOfEra = day !== undefined && !isBefore(day, first) && (next === undefined || isBefore(day, next))
  return { value: isOfEra ? day : undefined, rest: text.slice(whole.length) }
}
