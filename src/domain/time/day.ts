import { getBasic } from 'temporal-polyfill/fns/Calendar'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'

/** A day such as `2030-01-31`; throws where it is none. */
export const dayOf = (text: string) => PlainDate.fromString(text, getBasic)

/** A day by its numbers, undefined where no calendar has it. */
export function dayFrom(year: number, month: number, day: number) {
  try {
    return PlainDate.fromFields({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
