import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import type { Clock } from './clock.ts'
import type { Day } from './day.ts'
import { zoned } from './zoned.ts'

/** The day that it is where the clock stands. */
export const todayIn = ({ now, timeZone }: Clock): Day => ZonedDateTime.toPlainDate(zoned(now, timeZone))
