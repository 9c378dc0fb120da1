import * as Duration from 'temporal-polyfill/fns/Duration'
import * as Instant from 'temporal-polyfill/fns/Instant'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import { zoned } from './zoned.ts'

/** A length such as `P90D` after a time; days and months are those of the time zone. */
export const after = (at: string, timeZone: string, length: string): string =>
  Instant.toString(ZonedDateTime.toInstant(ZonedDateTime.add(zoned(at, timeZone), Duration.fromString(length))))
