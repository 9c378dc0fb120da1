import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type Calendar, calendarSchema } from '../../../src/domain/clock/clock.schema.ts'
import { dayOf, dayOff } from '../../../src/domain/clock/day-off.ts'
import { timetable } from '../../../src/domain/clock/timetable.ts'

const business = calendarSchema.parse({ count: 'business-days', holidays: 'japan', closed: ['12-29', '2030-08-13'] })
const reporting = calendarSchema.parse({ count: 'days', 'first-day': 'included' })
const calendars: Record<string, Calendar> = { business, reporting }

const inZone =
  (zone: string) =>
  (calendar: string, since: string, length: string, part = 1): string => {
    const { at } = timetable(
      { calendars, 'time-zone': zone },
      calendar,
      Temporal.Instant.from(since).toString(),
      length,
    )
    return Temporal.Instant.from(at(part)).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' })
  }
const tokyo = inZone('Asia/Tokyo')
const berlin = inZone('Europe/Berlin')

describe('hours as they pass', () => {
  it('R1-2 run day and night, weekends and holidays too', () => {
    expect(tokyo('elapsed', '2030-05-03T22:00:00+09:00', 'PT4H')).toBe('2030-05-04T02:00:00+09:00')
  })

  it('are hours also in the night in which clocks change, while a day is a day of the calendar', () => {
    expect(berlin('elapsed', '2030-03-30T12:00:00+01:00', 'PT24H')).toBe('2030-03-31T13:00:00+02:00')
    expect(berlin('elapsed', '2030-03-30T12:00:00+01:00', 'P1D')).toBe('2030-03-31T12:00:00+02:00')
    expect(berlin('elapsed', '2030-10-26T12:00:00+02:00', 'PT24H')).toBe('2030-10-27T11:00:00+01:00')
  })

  it('count where nobody knows the calendar: the strictest reading', () => {
    expect(tokyo('abolished', '2030-05-03T00:00:00+09:00', 'P1D')).toBe('2030-05-04T00:00:00+09:00')
  })
})

describe('business days', () => {
  it('leave out weekends, national holidays, their substitutes and days on which the company is closed', () => {
    // Golden Week 2030: Friday 3 May to Sunday 5 May are holidays, Monday 6 May is the substitute of the last.
    expect(tokyo('business', '2030-05-02T10:00:00+09:00', 'P1D')).toBe('2030-05-07T23:59:59+09:00')
    expect(tokyo('business', '2030-08-09T10:00:00+09:00', 'P2D')).toBe('2030-08-15T23:59:59+09:00')
    expect(tokyo('business', '2031-12-26T10:00:00+09:00', 'P1D')).toBe('2031-12-30T23:59:59+09:00')
  })

  it('are days of the policy’s zone: a minute before and after midnight in Japan makes a day', () => {
    expect(tokyo('business', '2030-06-03T14:59:00Z', 'P1D')).toBe('2030-06-04T23:59:59+09:00')
    expect(tokyo('business', '2030-06-03T15:00:00Z', 'P1D')).toBe('2030-06-05T23:59:59+09:00')
    expect(berlin('business', '2030-06-03T15:00:00Z', 'P1D')).toBe('2030-06-04T23:59:59+02:00')
  })

  it('have their reminders in the morning of the day, never before the start', () => {
    expect(tokyo('business', '2030-06-03T10:00:00+09:00', 'P5D', 0.6)).toBe('2030-06-06T09:00:00+09:00')
    expect(tokyo('reporting', '2030-06-03T20:00:00+09:00', 'P5D', 0.1)).toBe('2030-06-03T20:00:00+09:00')
  })

  it('end even where a company is always closed', () => {
    const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))
    const days = Array.from({ length: 31 }, (_, day) => String(day + 1).padStart(2, '0'))
    const closed = months.flatMap((month) => days.map((day) => `${month}-${day}`))
    const never = calendarSchema.parse({ count: 'business-days', closed })
    const policy = { calendars: { never }, 'time-zone': 'Asia/Tokyo' }
    expect(timetable(policy, 'never', '2030-01-01T00:00:00Z', 'P1D').until).toMatch(/^2031-/)
  })
})

describe('days of the calendar with the first one counted', () => {
  it('make the day of knowing day 1: reminded on day 3, due on day 5, weekends included', () => {
    expect(tokyo('reporting', '2030-06-07T23:30:00+09:00', 'P5D', 0.6)).toBe('2030-06-09T09:00:00+09:00')
    expect(tokyo('reporting', '2030-06-07T23:30:00+09:00', 'P5D')).toBe('2030-06-11T23:59:59+09:00')
  })
})

describe('whatever the length, the zone and the start', () => {
  const zones = fc.constantFrom(
    ...['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Santiago'],
  )
  const start = fc
    .integer({ min: Date.parse('2005-01-01'), max: Date.parse('2045-01-01') })
    .map((at) => new Date(at).toISOString())
  const parts = fc.double({ min: 0.01, max: 1, noNaN: true })

  it('business days never end on a day off', () => {
    fc.assert(
      fc.property(zones, start, fc.integer({ min: 1, max: 30 }), (zone, since, days) => {
        const { until } = timetable({ calendars, 'time-zone': zone }, 'business', since, `P${days}D`)
        const date = Temporal.Instant.from(until).toZonedDateTimeISO(zone).toPlainDate().toString()
        expect(dayOff(business, dayOf(date))).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('clocks are monotone: later starts, longer lengths and larger parts never come earlier', () => {
    const lengths = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(
        zones,
        fc.constantFrom('business', 'reporting', 'elapsed'),
        fc.tuple(start, start),
        lengths,
        parts,
        parts,
        (zone, calendar, [one, other], days, a, b) => {
          const policy = { calendars, 'time-zone': zone }
          const [first, second] = one < other ? [one, other] : [other, one]
          const table = timetable(policy, calendar, first, `P${days}D`)
          const part = table.at(Math.min(a, b))
          expect(part >= first && part <= table.at(Math.max(a, b)) && table.at(Math.max(a, b)) <= table.until).toBe(
            true,
          )
          expect(table.until <= timetable(policy, calendar, second, `P${days}D`).until).toBe(true)
          expect(table.until <= timetable(policy, calendar, first, `P${days + 1}D`).until).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('time where every day has 24 hours', () => {
  const digits = fc.integer({ min: 0, max: 40 })
  const length = fc
    .record({
      years: digits,
      months: digits,
      weeks: digits,
      days: digits,
      hours: digits,
      minutes: digits,
      seconds: digits,
    })
    .map(({ years, months, weeks, days, hours, minutes, seconds }) => {
      const part = (count: number, unit: string) => (count % 3 === 0 ? '' : `${count}${unit}`)
      const ofDay = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S')
      const ofCalendar = part(years, 'Y') + part(months, 'M') + part(weeks, 'W') + part(days, 'D')
      return ofCalendar + ofDay === '' ? 'PT1H' : `P${ofCalendar}${ofDay === '' ? '' : `T${ofDay}`}`
    })
  const since = fc.date({
    ...{ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true },
  })

  it('R4.2-1 plain arithmetic says of a deadline what the calendar library says', () => {
    fc.assert(
      fc.property(
        since,
        length,
        fc.constantFrom('elapsed', 'reporting'),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (at, long, calendar, part) => {
          // The same clocks by another name: of this zone nobody has said that it has one offset.
          const byLibrary = inZone('Etc/GMT-9')(calendar, at.toISOString(), long, part)
          expect(inZone('Asia/Tokyo')(calendar, at.toISOString(), long, part)).toBe(byLibrary)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('R4.2-1 the last day of a month stays one, and a length of another spelling is left to the library', () => {
    const tokyo = inZone('Asia/Tokyo')
    expect(tokyo('elapsed', '2028-02-29T03:00:00Z', 'P1Y')).toBe('2029-02-28T12:00:00+09:00')
    expect(tokyo('elapsed', '2030-01-31T03:00:00Z', 'P1M')).toBe('2030-02-28T12:00:00+09:00')
    expect(tokyo('elapsed', '2030-01-31T03:00:00Z', 'pt1.5h')).toBe('2030-01-31T13:30:00+09:00')
  })
})
