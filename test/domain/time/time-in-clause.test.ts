import { describe, expect, it } from 'vitest'
import { timeInClause } from '../../../src/domain/time/time-in-clause.ts'

// Half past nine in the morning in Tokyo, on a Saturday.
const clock = { now: '2026-11-28T00:30:00Z', timeZone: 'Asia/Tokyo' }

describe('R4.3-2b a time beside the words that say what happened then', () => {
  it.each([
    ['昨日の23:40', '2026-11-27T14:40:00Z', ''],
    ['（昨日の23:40に復旧）', '2026-11-27T14:40:00Z', '復旧'],
    ['昨日の23時40分に復旧しました', '2026-11-27T14:40:00Z', '復旧しました'],
    ['復旧 8:15', '2026-11-27T23:15:00Z', '復旧'],
    ['8:15から使えています', '2026-11-27T23:15:00Z', '使えています'],
    ['メールは23:40に止まった', '2026-11-27T14:40:00Z', 'メールは 止まった'],
    ['(back since 8:15 this morning)', '2026-11-27T23:15:00Z', 'back'],
    ['phoned her at 11.40pm yesterday', '2026-11-27T14:40:00Z', 'phoned her'],
  ])('allowed: %s is read whole', (text, at, words) => {
    expect(timeInClause(text, clock)).toEqual({ kind: 'time', at, span: false, words })
  })

  it.each([
    ['two times', '23:40に停止、8:15に復旧'],
    ['a story, in which the time is that of something else', '8:15に出社したら止まっていた'],
    ['what comes after the time that was said', '8:15の会議のあと'],
    ['a day that is not read', '月曜の会議で 8:15に復旧'],
    ['what did not happen', '8:15にはまだ復旧していない'],
    ['what is yet to come', '8:15に復旧予定'],
    ['the same in English', 'not back at 8:15'],
    ['a question', '8:15に復旧した？'],
    ['a span among words', 'メールは23:40〜0:10に止まった'],
    ['no time at all', 'さきほど確認済み'],
  ])('refused: %s is asked back', (_what, text) => {
    expect(timeInClause(text, clock)).toMatchObject({ kind: 'unread', why: 'unreadable' })
  })

  it('an answer that says several things at length is no clause', () => {
    expect(timeInClause(`${'あ'.repeat(200)} 8:15`, clock).kind).toBe('unread')
  })
})
