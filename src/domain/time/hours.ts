import * as Duration from 'temporal-polyfill/fns/Duration'
import { dayOf } from './day.ts'

/** A length such as `P3D` or `PT4H` in hours; of years and months those of the year 2000. */
export const hours = (length: string): number =>
  Duration.total(Duration.fromString(length), { unit: 'hours', relativeTo: dayOf('2000-01-01') })
