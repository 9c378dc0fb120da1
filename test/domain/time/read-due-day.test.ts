import { describe, expect, it } from 'vitest'
import { readDueDay } from '../../../src/domain/time/read-due-day.ts'

// A Tuesday in Tokyo.
const clock = { now: '2026-03-10T00:30:00Z', timeZone: 'Asia/Tokyo' }

describe('the day by which something is to be done', () => {
  it.each([
    ['2026年4月10日までに', '2026-04-10'],
    ['4/10（金）まで', '2026-04-10'],
    ['令和8年4月10日', '2026-04-10'],
    ['来週の金曜', '2026-03-20'],
    ['金曜', '2026-03-13'],
    ['本日中', '2026-03-10'],
    ['月末', '2026-03-31'],
    ['年末', '2026-12-31'],
    ['来月末', '2026-04-30'],
    ['2月末', '2027-02-28'],
    ['2週間後', '2026-03-24'],
    ['2週間以内', '2026-03-24'],
    ['今月中', '2026-03-31'],
    ['EOM', '2026-03-31'],
    ['by Apr 10', '2026-04-10'],
    ['10 April 2026', '2026-04-10'],
    ['Friday', '2026-03-13'],
    ['in two weeks', '2026-03-24'],
    ['the 20th', '2026-03-20'],
  ])('R4.4-3 a due date is read as people write it: %s', (text, day) => {
    expect(readDueDay(text, clock)).toBe(day)
  })

  it.each(['年内', '4月', '今週中', 'next Friday', 'next week', '13月末', '2026-04-10 15:00', 'soon', '4/10(木)'])(
    'R4.4-3 what is not one day is asked back: %s',
    (text) => {
      expect(readDueDay(text, clock)).toBeUndefined()
    },
  )
})
