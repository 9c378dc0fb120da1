import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { oneOffsetOf, zoneOf } from '../../../src/domain/time/zone-of.ts'

describe('a zone that has but one offset', () => {
  it('is at that offset in every month since 1952, by the tables of all zones', () => {
    const offsets = new Set<string>()
    for (let month = Temporal.PlainYearMonth.from('1952-01'); month.year < 2050; month = month.add({ months: 1 }))
      offsets.add(month.toPlainDate({ day: 15 }).toZonedDateTime('Asia/Tokyo').offset)
    expect([...offsets]).toEqual([zoneOf('Asia/Tokyo')])
  })

  it('has the name that people there know it by', () => {
    const parts = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', timeZoneName: 'short' }).formatToParts(0)
    expect(oneOffsetOf('Asia/Tokyo')?.name).toBe(parts.find(({ type }) => type === 'timeZoneName')?.value)
  })

  it.each(['Europe/Berlin', 'America/New_York', 'UTC', 'constructor'])('any other keeps its name: %s', (zone) => {
    expect(zoneOf(zone)).toBe(zone)
  })
})
