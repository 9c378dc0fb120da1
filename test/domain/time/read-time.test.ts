import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/domain/time/clock.ts'
import { readTime as reading } from '../../../src/domain/time/read-time.ts'
import { takeTime } from '../../../src/domain/time/take-time.ts'

const readTime = (text: string, at: Clock) => {
  const read = reading(text, at, false)
  return read.kind === 'time' ? read.at : undefined
}
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

  it.each([
    ['昨日の夜11時頃', '2026-03-09T14:00:00Z'],
    ['昨夜23時', '2026-03-09T14:00:00Z'],
    ['ゆうべ11時すぎ', '2026-03-09T14:00:00Z'],
    ['昨夜1時', '2026-03-09T16:00:00Z'],
    ['昨晩12時', '2026-03-09T15:00:00Z'],
    ['深夜1時', '2026-03-09T16:00:00Z'],
    ['今日の深夜1時', '2026-03-09T16:00:00Z'],
    ['夜中の1時半', '2026-03-09T16:30:00Z'],
    ['明け方4時', '2026-03-09T19:00:00Z'],
    ['夜11時', '2026-03-09T14:00:00Z'],
    ['一昨日の夕方5時', '2026-03-08T08:00:00Z'],
    ['昨日の昼1時', '2026-03-09T04:00:00Z'],
    ['昨日の昼12時半', '2026-03-09T03:30:00Z'],
    ['昨日の正午', '2026-03-09T03:00:00Z'],
    ['昨日午後3時', '2026-03-09T06:00:00Z'],
    ['last night around 11', '2026-03-09T14:00:00Z'],
    ['last night at 11:15pm', '2026-03-09T14:15:00Z'],
    ['yesterday 11.40pm', '2026-03-09T14:40:00Z'],
    ['11 at night yesterday', '2026-03-09T14:00:00Z'],
    ['yesterday evening at 9', '2026-03-09T12:00:00Z'],
  ])('an hour is that of its part of the day: %s', (text, expected) => {
    expect(readTime(text, clock)).toBe(expected)
  })

  it.each([
    ['25:30', '2026-03-09T16:30:00Z'],
    ['3/9 25:30', '2026-03-09T16:30:00Z'],
    ['昨日の24:15', '2026-03-09T15:15:00Z'],
    ['3月9日 24時', '2026-03-09T15:00:00Z'],
  ])('an hour past 24 is one of the next day: %s', (text, expected) => {
    expect(readTime(text, clock)).toBe(expected)
  })

  it.each([
    ['9日23時半', '2026-03-09T14:30:00Z'],
    ['28日23時半', '2026-02-28T14:30:00Z'],
    ['先月28日 9時', '2026-02-28T00:00:00Z'],
    ['去年12月31日 9時', '2025-12-31T00:00:00Z'],
    ['12/31 9:00', '2025-12-31T00:00:00Z'],
    ['先週の金曜15時ごろ', '2026-03-06T06:00:00Z'],
    ['月曜の15時', '2026-03-09T06:00:00Z'],
    ['火曜の15時', '2026-03-03T06:00:00Z'],
    ['おととい', '2026-03-07T15:00:00Z'],
    ['三日前の9時', '2026-03-07T00:00:00Z'],
    ['令和八年一月二日', '2026-01-01T15:00:00Z'],
    ['R8.1.2 23:40', '2026-01-02T14:40:00Z'],
    ['R8/1/2', '2026-01-01T15:00:00Z'],
    ['令和元年5月1日', '2019-04-30T15:00:00Z'],
    ['平成31年4月30日', '2019-04-29T15:00:00Z'],
    ['二〇二六年一月二日十一時半', '2026-01-02T02:30:00Z'],
    ['2026/1/2(金) 3:04', '2026-01-01T18:04:00Z'],
    ['2026/1/2 (Fri) 3:04', '2026-01-01T18:04:00Z'],
    ['13/01/2026 9:00', '2026-01-13T00:00:00Z'],
  ])('a day, however it is told: %s', (text, expected) => {
    expect(readTime(text, clock)).toBe(expected)
  })

  it.each([
    ['2026-01-02T03:04:05.345678Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05.3456789+00:00', '2026-01-02T03:04:05Z'],
    ['2026-01-02 03:04:05,345', '2026-01-01T18:04:05Z'],
    ['2026-01-02 03:04:05 -0800', '2026-01-02T11:04:05Z'],
    ['2026-01-02 03:04Z', '2026-01-02T03:04:00Z'],
    ['20260102 03:04', '2026-01-01T18:04:00Z'],
    ['1/2 3:04 (日本時間)', '2026-01-01T18:04:00Z'],
    ['日本時間1月2日3:04', '2026-01-01T18:04:00Z'],
    ['1/2 03:04 JST', '2026-01-01T18:04:00Z'],
    ['2026/1/2 03:04（たぶん）', '2026-01-01T18:04:00Z'],
    ['1/2 3:04頃（推定）', '2026-01-01T18:04:00Z'],
    ['2026/1/2\u200b 3:04', '2026-01-01T18:04:00Z'],
  ])('as logs and remarks have it: %s', (text, expected) => {
    expect(readTime(text, clock)).toBe(expected)
  })

  it.each([
    '23:40〜0:10',
    '3月9日 23時40分～10日0時10分',
    '3/9 23:40-23:55',
    'from 23:40 to 0:10',
    '昨日23:40から0:10まで',
  ])('of a span its start is the time: %s', (text) => {
    expect(reading(text, clock, false)).toEqual({ kind: 'time', at: '2026-03-09T14:40:00Z', span: true })
    expect(reading(text, clock, true).kind).toBe('unread')
  })

  it.each([
    ['02/01/2026', 'ambiguous'],
    ['02/01/2026 9:00', 'ambiguous'],
    ['昨日の深夜1時', 'ambiguous'],
    ['昨日の夜1時', 'ambiguous'],
    ['昨日の午後12時', 'ambiguous'],
    ['先週の日曜 9時', 'ambiguous'],
    ['火曜の9時', 'ambiguous'],
    ['yesterday night 1:30', 'ambiguous'],
    ['今朝', 'without-hour'],
    ['けさ', 'without-hour'],
    ['昨夜', 'without-hour'],
    ['昨日の夕方', 'without-hour'],
    ['last night', 'without-hour'],
    ['this morning', 'without-hour'],
    ['yesterday morning', 'without-hour'],
    ['March 2026', 'unreadable'],
    ['2026/1/2(木) 9:00', 'unreadable'],
    ['令和元年4月30日', 'unreadable'],
    ['平成40年1月1日', 'unreadable'],
    ['昨日の今朝9時', 'unreadable'],
    ['1/2 3:04（翌日）', 'unreadable'],
    ['11時前', 'unreadable'],
    ['一日中', 'unreadable'],
    ['昨日の', 'unreadable'],
    ['yesterday at', 'unreadable'],
    ['月曜の会議のあと', 'unreadable'],
    ['夜3時間', 'unreadable'],
  ])('R1-1 nothing is guessed, and what it lacks is told: %s', (text, why) => {
    expect(reading(text, clock, false)).toEqual({ kind: 'unread', why })
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
    '15:00 or 16:00',
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

describe('hostile text', () => {
  const pieces = fc.constantFrom(
    ...[
      '昨日',
      '夜',
      '深夜',
      '11',
      '2026',
      '令和八年',
      '十一',
      '時',
      '分',
      '半',
      '年',
      '月',
      '日',
      '〜',
      '-',
      '/',
      ':',
      '.',
    ],
    ...['(', ')', 'Z', '+09:00', 'の', '頃', 'JST', '先週', '金曜', ' ', 'pm', 'last night', 'around'],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  )

  it('never throws, and full width is read as half width is', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')
    fc.assert(
      fc.property(texts, (text) => {
        expect(reading(wide(text), clock, false)).toEqual(reading(text, clock, false))
      }),
    )
  })

  it('R4.2-1 a time is taken whole: what is cut off with it reads as the same time, and all that follows is kept', () => {
    fc.assert(
      fc.property(texts, texts, (start, more) => {
        const text = `${start} ${more}`
        const taken = takeTime(text, clock)
        if (taken === undefined) return
        expect(text.endsWith(taken.rest)).toBe(true)
        const cut = text.slice(0, text.length - taken.rest.length)
        if (cut !== '') expect(readTime(cut.replace(/[\s、。,，:：;；]+$/u, ''), clock)).toBe(taken.at)
      }),
    )
  })

  it.each(['1', '〇', '昨日の', '(', '2026-', '23:', '\u200b', ' ', '〜1', '令和', 'last night ', '時'])(
    'takes time by its length alone: %s',
    (piece) => {
      const text = piece.repeat(65_536 / piece.length)
      expect(readTime(text, clock)).toBeUndefined()
      expect(takeTime(text, clock)).toBeUndefined()
    },
  )
})

describe('times in more of the ways in which they are written', () => {
  const evening = '2026-03-09T14:40:00Z'
  it.each([
    ...[
      '3月9日 月曜 23:40',
      '3月9日月曜日の23時40分',
      '3/9 月 23:40',
      '3/9（月）PM11:40',
      'PM 11:40',
      '昨日（3/9）23:40',
      '月曜(3/9)23:40',
    ],
    ...[
      '昨日(9日)23:40',
      '昨晩（9日）11時40分',
      '昨日23時40',
      '03-09 23:40',
      '3.9 23:40',
      '2026-03-09_23:40',
      '2026/03/09-23:40',
      '2026. 3. 9. 23:40',
    ],
    ...[
      '令8.3.9 23:40',
      '20260309T144000Z',
      '20260309234000',
      '昨日の23時40分です',
      '23:40でした。',
      '23:40頃だったと思います',
      '23時40分頃？',
    ],
    ...[
      '昨日23時40分ちょうど',
      '11:40pm last night',
      '11:40 last night',
      '23:40 I think',
      '23:40 (not sure)',
      '2340hrs',
      '11.40pm-ish',
    ],
    ...['Monday 11:40pm', 'Mon 23:40', 'the 9th at 23:40', '2026/03/09 14:40 (UTC)'],
  ])('R1-1 %s', (text) => {
    expect(readTime(text, clock)).toBe(evening)
  })

  it.each([
    ['8 this morning', '2026-03-09T23:00:00Z'],
    ['about 8 this morning', '2026-03-09T23:00:00Z'],
    ['AM9:10', '2026-03-10T00:10:00Z'],
    ['半時間前', '2026-03-10T00:00:00Z'],
    ['10分ほど前です', '2026-03-10T00:20:00Z'],
    ['28/2 8:15', '2026-02-27T23:15:00Z'],
  ])('R1-1 %s', (text, expected) => {
    expect(readTime(text, clock)).toBe(expected)
  })

  it.each([...['23:40ー23:55', '23時40分から55分', '昨日23:40頃から', '23:40から']])(
    'of a span its start is the time, whatever joins it or is left out: %s',
    (text) => {
      expect(reading(text, clock, false)).toEqual({ kind: 'time', at: evening, span: true })
    },
  )

  it.each([
    ...[
      'last Friday 3pm',
      'last Monday',
      'midnight yesterday',
      'last week',
      'a few minutes ago',
      'a couple of hours ago',
    ],
    ...[
      '3/9-23:40',
      '昨日（3/8）23:40',
      '3/9 火 23:40',
      '昨日に気づいた',
      '数分前',
      '朝イチ',
      '先ほど',
      '3/9 23:40以降',
      'after 23:40',
    ],
  ])('R4.2-1 nothing is guessed: %s', (text) => {
    expect(readTime(text, clock)).toBeUndefined()
  })

  it.each([
    ['3/9 月 23:40 電話した', '電話した'],
    ['PM11:40 に電話', '電話'],
    ['昨日（3/9）23:40 停止', '停止'],
    ['11:40 last night we called', 'we called'],
  ])('R4.2-1 the rest of a note is whole: %s', (text, rest) => {
    expect(takeTime(text, clock)).toEqual({ at: evening, rest })
  })
})

describe('a time at the start of a text', () => {
  it.each([
    ['8:00 12 PCs were pulled', '2026-03-09T23:00:00Z', '12 PCs were pulled'],
    ['昨日の夜11時頃 外した', '2026-03-09T14:00:00Z', '外した'],
    ['昨日 夜11時頃 外した', '2026-03-09T14:00:00Z', '外した'],
    ['2026-01-02 25:00 phoned', '2026-01-02T16:00:00Z', 'phoned'],
    ['8:00 - 9:00 phoned', '2026-03-09T23:00:00Z', '8:00 - 9:00 phoned'],
    ['last night around 11, phoned', '2026-03-09T14:00:00Z', 'phoned'],
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
    '昨日の夜1時頃 ルーターを外した',
    '昨日 夜 ルーターを外した',
    'last night around 11 PCs were slow',
    '昨夜23時半の電話で知った',
    '11/27 25:30:61 電話',
    '2026年1月2日3時5 分の記録',
    '昨日の 夜 外した',
    '昨日か一昨日 外した',
    '2026-01-02 31:00 phoned',
    '2026-01-02 03:04:61 phoned',
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

describe('R1-1 times spoken, set apart, or told from their end', () => {
  const at = (text: string, now: string) => reading(text, { now, timeZone: 'Asia/Tokyo' }, false)
  const morning = '2026-12-01T00:30:00Z'
  const night = '2026-12-01T13:00:00Z'

  it.each([
    ['half past nine this morning', '2026-12-01T00:30:00Z'],
    ['half nine this morning', '2026-12-01T00:30:00Z'],
    ['ten past nine this morning', '2026-12-01T00:10:00Z'],
    ['quarter to nine this morning', '2026-11-30T23:45:00Z'],
    ['nine-thirty this morning', '2026-12-01T00:30:00Z'],
    ['9ish this morning', '2026-12-01T00:00:00Z'],
    ['half past ten last night', '2026-11-30T13:30:00Z'],
    ['Nov 30 at half past nine in the evening', '2026-11-30T12:30:00Z'],
    ['just after 9am', '2026-12-01T00:00:00Z'],
    ['yesterday @ 3pm', '2026-11-30T06:00:00Z'],
    ['15h30 yesterday', '2026-11-30T06:30:00Z'],
    ['yesterday 1530', '2026-11-30T06:30:00Z'],
    ['[30/Nov/2026:21:00:12 +0900]', '2026-11-30T12:00:12Z'],
    ['「昨日 23:40」', '2026-11-30T14:40:00Z'],
    ['2時半ごろ(深夜)', '2026-11-30T17:30:00Z'],
    ['9時（朝）', '2026-12-01T00:00:00Z'],
    ['23:40（昨日）', '2026-11-30T14:40:00Z'],
    ['夕べ10時半', '2026-11-30T13:30:00Z'],
    ['昨夕5時', '2026-11-30T08:00:00Z'],
    ['昨日23:40（アクセスログより）', '2026-11-30T14:40:00Z'],
    ['昨日23:40（本人談）', '2026-11-30T14:40:00Z'],
    ['2時間前くらい', '2026-11-30T22:30:00Z'],
    ['本日8:00時点', '2026-11-30T23:00:00Z'],
    ['8;15', '2026-11-30T23:15:00Z'],
    ['たしか9時位', '2026-12-01T00:00:00Z'],
    ['今現在', morning],
  ])('%s', (text, expected) => {
    expect(at(text, morning)).toEqual({ kind: 'time', at: expected, span: false })
  })

  it.each([
    ['between 8 and 9 this morning', '2026-11-30T23:00:00Z'],
    ['8-9am', '2026-11-30T23:00:00Z'],
    ['sometime between 8:00 and 9:00', '2026-11-30T23:00:00Z'],
    ['since 9am', '2026-12-01T00:00:00Z'],
    ['since yesterday', '2026-11-29T15:00:00Z'],
    ['8時45分から50分頃', '2026-11-30T23:45:00Z'],
    ['昨日〜今日', '2026-11-29T15:00:00Z'],
  ])('of a span its start: %s', (text, expected) => {
    expect(at(text, morning)).toEqual({ kind: 'time', at: expected, span: true })
  })

  it.each([
    ...['at 9', '9ish', "9 o'clock", 'half past nine', 'today at 9', 'yesterday at 3', 'Friday at 3', 'Nov 30 at 9'],
    ...['3 yesterday', 'between 8 and 9', '8 to 9', 'ten to eleven'],
  ])('a clock of twelve hours does not say which half is meant: %s', (text) => {
    expect(at(text, night)).toEqual({ kind: 'unread', why: 'ambiguous' })
  })

  it('in the morning only one of them has been', () => {
    for (const text of ['at 9', '9ish', 'around 9', 'half past eight'])
      expect(at(text, morning)).toMatchObject({ kind: 'time' })
  })

  it.each([
    ['昨夜遅く', 'without-hour'],
    ['late last night', 'without-hour'],
    ['since this morning', 'without-hour'],
    ['昨日2015', 'unreadable'],
    ['3日以内の9時', 'ahead'],
    ['明日10時', 'ahead'],
    ['8:00（退勤後）', 'unreadable'],
    ['平日の朝', 'unreadable'],
    ['さっき', 'unreadable'],
    ['数日前から', 'unreadable'],
    ['12月1日(月) 9:00頃', 'unreadable'],
    ['正午前', 'unreadable'],
    ['9時か10時', 'unreadable'],
  ])('nothing is guessed: %s', (text, why) => {
    expect(at(text, morning)).toEqual({ kind: 'unread', why })
  })

  it.each([
    ['【8:15】電話した', '電話した'],
    ['[8:15] phoned', 'phoned'],
    ['(8:15) phoned', 'phoned'],
    ['8:15→電話した', '電話した'],
    ['8:15 - phoned', 'phoned'],
    ['8:15位に電話した', '電話した'],
    ['本日8:15時点 3台', '3台'],
    ['8:15 夜勤者から電話', '夜勤者から電話'],
  ])('R4.2-1 the rest of a note is whole: %s', (text, rest) => {
    expect(takeTime(text, { ...clock, now: morning })).toEqual({ at: '2026-11-30T23:15:00Z', rest })
  })

  it.each([
    ...['nine people were called', 'around 9 PCs', 'at 9 the phone rang', '昨日 1500 電話', '(2) の続き', '(月) 朝礼'],
    ...['昨夜遅く 電話', 'さっき 電話した', '8:15 昨日のログを確認'],
  ])('R4.2-1 a part of a time is none: %s', (text) => {
    expect(takeTime(text, { ...clock, now: morning })).toBeUndefined()
  })
})

describe('R1-1 times in the words of people in a hurry', () => {
  // Half past nine in the morning, and ten to midnight, of a Saturday in Tokyo.
  const morning: Clock = { now: '2026-11-28T00:30:00Z', timeZone: 'Asia/Tokyo' }
  const night: Clock = { now: '2026-11-28T14:50:00Z', timeZone: 'Asia/Tokyo' }

  it.each([
    ['きのう夜11じ', '2026-11-27T14:00:00Z'],
    ['昨日よる11じはん', '2026-11-27T14:30:00Z'],
    ['27日 ごご11じ30ぷん', '2026-11-27T14:30:00Z'],
    ['1時間まえ', '2026-11-27T23:30:00Z'],
    ['2〜3時間前', '2026-11-27T21:30:00Z'],
    ['2、3時間くらい前', '2026-11-27T21:30:00Z'],
    ['10~15分前', '2026-11-28T00:15:00Z'],
    ['2-3 hours ago', '2026-11-27T21:30:00Z'],
    ['3 or 4 hours ago', '2026-11-27T20:30:00Z'],
    ['about an hour and a half ago', '2026-11-27T23:00:00Z'],
    ['昨日 18 : 40', '2026-11-27T09:40:00Z'],
    ['昨日の 夜 11 時 30 分', '2026-11-27T14:30:00Z'],
    ['【昨日18時】', '2026-11-27T09:00:00Z'],
    ['昨日18時ジャスト', '2026-11-27T09:00:00Z'],
    ['27日23時40分頃（監視カメラの記録より）', '2026-11-27T14:40:00Z'],
    ['27.11. 21:40', '2026-11-27T12:40:00Z'],
    ['先ほど8時半に気づきました', '2026-11-27T23:30:00Z'],
    ['昨年の大晦日の23時50分', '2025-12-31T14:50:00Z'],
    ['今年の元日の0時10分', '2025-12-31T15:10:00Z'],
    ['2026-11-27 06:40 PST', '2026-11-27T14:40:00Z'],
    ['2026-11-27 15:40 CET', '2026-11-27T14:40:00Z'],
    ['先おととい', '2026-11-24T15:00:00Z'],
    ['昨日18時だったような気がします', '2026-11-27T09:00:00Z'],
    ['昨日18時だったはず', '2026-11-27T09:00:00Z'],
    ['昨日の18時に気づきました', '2026-11-27T09:00:00Z'],
    ['30分前に気付いた', '2026-11-28T00:00:00Z'],
    ['発見したのは昨日の夜11時ごろです', '2026-11-27T14:00:00Z'],
    ['I noticed it yesterday at 9pm', '2026-11-27T12:00:00Z'],
    ['quarter past 8 this morning', '2026-11-27T23:15:00Z'],
    ['nine pm last night', '2026-11-27T12:00:00Z'],
    ['12 noon yesterday', '2026-11-27T03:00:00Z'],
  ])('allowed: %s', (text, at) => {
    expect(readTime(text, morning)).toBe(at)
  })

  it.each(['23時頃から翌2時まで', '昨日23時〜翌朝2時', '11月27日23時から翌日2時'])(
    'allowed: %s begins on the evening before',
    (text) => {
      expect(reading(text, morning, false)).toEqual({ kind: 'time', at: '2026-11-27T14:00:00Z', span: true })
    },
  )

  it.each(['at 3 this afternoon', 'earlier today at 3pm', 'ひるの3じ'])('allowed: %s', (text) => {
    expect(readTime(text, night)).toBe('2026-11-28T06:00:00Z')
  })

  it.each([
    ...[
      'さっき',
      'ちょっと前',
      '数時間前',
      '今週初め',
      '月末',
      '丑三つ時',
      '朝イチ',
      '終業後',
      'お昼過ぎ',
      '昼休み',
      'EOD',
      'T+2h',
    ],
    ...[
      '11/31',
      '2/29',
      '令和8年霜月',
      '2026-W48-5',
      'quarter to',
      'last Friday',
      'Nov. 27th, around 9ish',
      '02/11/2026',
    ],
    ...[
      '昨日23:40、23:55',
      '昨日18時か19時',
      '27日と28日',
      '毎日9時',
      '11月下旬',
      '1か月前',
      '2-3',
      '9〜10',
      'a couple of hours ago',
    ],
  ])('refused: nothing is guessed of %s', (text) => {
    for (const clock of [morning, night]) expect(reading(text, clock, false).kind).toBe('unread')
  })

  it.each(['2-3 people called', '2〜3人に電話した', '2〜3時間で終わる', '10〜15分前後かかる'])(
    'refused: %s counts, and is no time of a note',
    (text) => {
      for (const clock of [morning, night]) expect(takeTime(text, clock)).toBeUndefined()
    },
  )

  it.each([
    ['昨日の18時に気づきました。端末を隔離', '2026-11-27T09:00:00Z', '気づきました。端末を隔離'],
    ['2〜3時間前に電話した', '2026-11-27T21:30:00Z', '電話した'],
    ['昨日よる11じに電話した', '2026-11-27T14:00:00Z', '電話した'],
  ])('allowed: the words behind the time of a note stay whole: %s', (text, at, rest) => {
    expect(takeTime(text, morning)).toEqual({ at, rest })
  })
})
