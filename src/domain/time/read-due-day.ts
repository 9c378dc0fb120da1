import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import type { Clock } from './clock.ts'
import { simplified } from './simplified.ts'
import { takeDay } from './time-parts.ts'
import { todayIn } from './today-in.ts'

const BY = /(?:まで(?:に)?|中に|に)$/u

/** A day by which something is to be done, as `2030-01-31`; undefined where it is not one day and nothing else. */
export function readDueDay(text: string, clock: Clock): string | undefined {
  const taken = takeDay(simplified(text).replace(BY, ''), todayIn(clock), true)
  const [day, ...others] = taken?.value ?? []
  return day === undefined || others.length > 0 || taken?.rest !== '' ? undefined : PlainDate.toString(day)
}
