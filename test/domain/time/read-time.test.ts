import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { readTime, takeTime } from '../../../src/domain/time/read-time.ts'

// Half past nine in the morning in Tokyo.
const clock = { now: '2026-03-10T00:30:00Z', timeZone: 'Asia/Tokyo' }
const zone = process.env.TZ

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe('times that people write', () => {
  it.each([
    ['now', '2026-03-10T00:30:00Z'],
    ['今', '2026-03-10T00:30:00Z'],
    [' 今 ', '2026-03-10T00:30:00Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05Z'],
    ['2026-01-02T03:04', '2026-01-01T18:04:00Z'],
    ['2026-01-02 03:04', '2026-01-01T18:04:00Z'],
    ['2026/1/2 3:04', '2026-01-01T18:04:00Z'],
    ['２０２６年１月２日　３時４分', '2026-01-01T18:04:00Z'],
    ['２０２６／１／２　３：０４', '2026-01-01T18:04:00Z'],
    ['1月2日 3時4分', '2026-01-01T18:04:00Z'],
    ['令和8年1月2日 3時', '2026-01-01T18:00:00Z'],
    ['昨日 15:00', '2026-03-09T06:00:00Z'],
    ['昨日の15時半ごろ', '2026-03-09T06:30:00Z'],
    ['今朝9時ごろ', '2026-03-10T00:00:00Z'],
    ['today 08:00', '2026-03-09T23:00:00Z'],
    ['about 3pm yesterday', '2026-03-09T06:00:00Z'],
    ['8:00', '2026-03-09T23:00:00Z'],
    ['10分くらい前', '2026-03-10T00:20:00Z'],
    ['2 hours ago', '2026-03-09T22:30:00Z'],
  ])('R1-1 the time of noticing is read as people write it: %s', (text, expected) => {
    expect(readTime(text, clock)).toBe(expected)
  })

  it.each([
    ['2026-01-02', '2026-01-01T15:00:00Z'],
    ['昨日', '2026-03-08T15:00:00Z'],
    ['今日', '2026-03-09T15:00:00Z'],
  ])('a day alone is its beginning: %s', (text, expected) => {
    expect(readTime(text, clock)).toBe(expected)
  })

  it('shortly after midnight an evening hour is that of the day before', () => {
    expect(readTime('23:50', { ...clock, now: '2026-03-09T15:10:00Z' })).toBe('2026-03-09T14:50:00Z')
  })

  it('a clock that runs ahead a little is believed', () => {
    expect(readTime('9:34', clock)).toBe('2026-03-10T00:34:00Z')
  })

  it.each([
    '',
    '15:00',
    '2030-01-01',
    '明日 9:00',
    '2026-02-30',
    '25:99',
    'soon',
    '一昨日 9:00',
    '15:00 or 16:00',
    '7:00-8:00',
    '7時〜8時',
    'I saw it at 8:00 on 3 screens',
    '8:00 '.repeat(100),
  ])('what nobody could say for sure is not read: %s', (text) => {
    expect(readTime(text, clock)).toBeUndefined()
  })

  it('hours are those of the zone, its changes of the clock included', () => {
    const berlin = { now: '2026-07-10T12:00:00Z', timeZone: 'Europe/Berlin' }
    expect(readTime('2026-01-02 03:04', berlin)).toBe('2026-01-02T02:04:00Z')
    expect(readTime('2026-07-02 03:04', berlin)).toBe('2026-07-02T01:04:00Z')
  })

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])('the machine may stand anywhere: %s', (place) => {
    process.env.TZ = place
    expect(readTime('昨日 15:00', clock)).toBe('2026-03-09T06:00:00Z')
    expect(readTime('8:00', clock)).toBe('2026-03-09T23:00:00Z')
    expect(readTime('now', clock)).toBe(clock.now)
  })

  it('never throws, and never reads what is to come', () => {
    const piece = fc.constantFrom(
      '昨日',
      '15',
      ':',
      '00',
      '時',
      '分',
      '-',
      '/',
      ' ',
      '2026',
      '3',
      '月',
      '日',
      'pm',
      '+09:00',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const at = readTime(text, clock)
          expect(at === undefined || Date.parse(at) <= Date.parse(clock.now) + 300_000).toBe(true)
        },
      ),
    )
  })
})

describe('a time at the start of a text', () => {
  it.each([
    ['8:00 12 PCs were pulled', '2026-03-09T23:00:00Z', '12 PCs were pulled'],
    ['8:00 about 30 PCs', '2026-03-09T23:00:00Z', 'about 30 PCs'],
    ['昨日15時ごろ 電話した', '2026-03-09T06:00:00Z', '電話した'],
    ['8:00にルーターを外した', '2026-03-09T23:00:00Z', 'ルーターを外した'],
    ['2026-01-02 03:04 JST phoned', '2026-01-01T18:04:00Z', 'phoned'],
    ['2026年1月2日 3時4分、外した', '2026-01-01T18:04:00Z', '外した'],
    ['８：００　外した', '2026-03-09T23:00:00Z', '外した'],
    ['昨日 夜勤者から電話', '2026-03-08T15:00:00Z', '夜勤者から電話'],
    ['2026-01-02T03:04:05Z: phoned', '2026-01-02T03:04:05Z', 'phoned'],
  ])('%s', (text, at, rest) => {
    expect(takeTime(text, clock)).toEqual({ at, rest })
  })

  it.each([
    '昨日の夜11時頃 ルーターを外した',
    '昨日 夜11時頃 ルーターを外した',
    '昨日の 夜 外した',
    '昨日か一昨日 外した',
    '2026-01-02 25:00 phoned',
    '2026-01-02 03:04:61 phoned',
    '8:00 - 9:00 phoned',
    '3時、4時に地震',
    '8:00頃の電話で知った',
    '8:00ルーターを外した',
    '8:00 から停電',
  ])('R4.2-1 a part of a time is none: %s', (text) => {
    expect(takeTime(text, clock)).toBeUndefined()
  })

  it('no time, no reading', () => {
    expect(takeTime('the office was dark at 8:00', clock)).toBeUndefined()
  })
})
