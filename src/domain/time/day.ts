import { getBasic } from 'temporal-polyfill/fns/Calendar'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'

export type Day = ReturnType<typeof PlainDate.fromFields>

/** A day such as `2030-01-31`; throws where it is none. */
export const dayOf = (text: string) => PlainDate.fromString(text, getBasic)

/** A day by its numbers, undefined where no calendar has it. */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  try {
    return PlainDate.fromFields({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

export const isBefore = (day: Day, other: Day): boolean => PlainDate.compare(day, other) < 0
