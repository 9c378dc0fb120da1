import * as Duration from 'temporal-polyfill/fns/Duration'
import { dayOf } from './day.ts'

const HOURS = [24 * 7, 24, 1, 1 / 60, 1 / 3600] as const
/** Whole weeks and what is shorter: no calendar says how long they are. */
const PLAIN = /^P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/

/** A length such as `P3D` or `PT4H` in hours; of years and months those of the year 2000. */
export function hours(length: string): number {
  // Priorities are reckoned from nearly nothing else, again and again, and a calendar takes twenty times as long.
  const plain = PLAIN.exec(length)
  if (plain !== null) return HOURS.reduce((sum, each, at) => sum + each * Number(plain[at + 1] ?? 0), 0)
  return Duration.total(Duration.fromString(length), { unit: 'hours', relativeTo: dayOf('2000-01-01') })
}
