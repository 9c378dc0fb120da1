import * as Instant from 'temporal-polyfill/fns/Instant'
import { zoneOf } from './zone-of.ts'

/** A time, in milliseconds or as ISO 8601, by the clocks of a zone. */
export const zoned = (at: number | string, timeZone: string) =>
  Instant.toZonedDateTimeISO(
    typeof at === 'number' ? Instant.fromEpochMilliseconds(at) : Instant.fromString(at),
    zoneOf(timeZone),
  )
