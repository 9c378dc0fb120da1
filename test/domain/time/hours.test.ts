import * as fc from 'fast-check'
import * as Duration from 'temporal-polyfill/fns/Duration'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../src/domain/time/day.ts'
import { hours } from '../../../src/domain/time/hours.ts'

const byCalendar = (length: string): number =>
  Duration.total(Duration.fromString(length), { unit: 'hours', relativeTo: dayOf('2000-01-01') })

describe('a length in hours', () => {
  it('is what the calendar says, of every length that a policy can name', () => {
    const part = (unit: string) => fc.option(fc.nat(9_999)).map((n) => (n === null ? '' : `${n}${unit}`))
    const parts = (units: string[]) => fc.tuple(...units.map(part)).map((texts) => texts.join(''))
    const lengths = fc
      .tuple(parts(['Y', 'M', 'W', 'D']), parts(['H', 'M', 'S']))
      .filter((both) => both.some((text) => text !== ''))
      .map(([days, times]) => `P${days}${times === '' ? '' : `T${times}`}`)
    fc.assert(
      fc.property(lengths, (length) => {
        expect(hours(length)).toBeCloseTo(byCalendar(length), 6)
      }),
    )
  })

  it.each([
    ['PT4H', 4],
    ['PT90M', 1.5],
    ['P3D', 72],
    ['P1W', 168],
    ['P1DT12H', 36],
    ['P12M', 366 * 24],
    ['PT0.5H', 0.5],
  ])('%s is %d', (length, wanted) => expect(hours(length)).toBe(wanted))

  it.each(['', 'P', 'PT', 'P3', 'P1DT', '3D', 'P1H', 'PT1D', 'P-3D x'])('refused: %j is none', (length) => {
    expect(() => hours(length)).toThrow(RangeError)
  })
})
