import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/case/case.ts'
import { unknownValue } from '../../../src/domain/commands/unknown-value.ts'
import { lackIn } from '../../../src/domain/gates/lack-in.ts'
import { PEOPLE } from '../../support/people.ts'
import { minute } from '../../support/story.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'

const lack = (field: string, text: string, values: string[] = []): string | undefined => {
  const provisional = values.length === 0 && unknownValue(text) !== undefined
  const fact: Fact = { values, text, provisional, by: PEOPLE.officer, at: minute(0), seq: 1, source: 'comment' }
  return lackIn(policy, field, fact, 'R1-1')?.code
}

describe('a value that a gate asks for is real', () => {
  it.each([
    ['R7-3', 'resolution', '不明: まだ開いていない', 'unknown-not-taken'],
    ['R7-3', 'resolution', '不明（まだ開いていない）', 'unknown-not-taken'],
    ['R7-3', 'resolution', '分かりません', 'unknown-not-taken'],
    ['R7-3', 'resolution', 'unknown: not held yet', 'unknown-not-taken'],
    ['R7-3', 'resolution', 'なし', 'none-not-taken'],
    ['R7-3', 'resolution', 'なしです。', 'none-not-taken'],
    ['R7-3', 'resolution', '無し', 'none-not-taken'],
    ['R7-3', 'resolution', 'N/A', 'none-not-taken'],
    ['R7-3', 'resolution', '－', 'none-not-taken'],
    ['R7-3', 'resolution', 'まだなし', 'none-not-taken'],
    ['R7-3', 'resolution', 'なし。理由は急ぐため', 'none-not-taken'],
    ['R7-3', 'resolution', '社員総会議事録 2031-02-01 第1号', undefined],
    ['R7-3', 'resolution', 'No. 3 of 2031-02-01', undefined],
    ['R7-1', 'rule-cited', 'none', 'none-not-taken'],
    ['R7-1', 'rule-cited', '就業規則 40 条', undefined],
    ['R7-1', 'violation-account', '不明: 調査中', 'unknown-not-taken'],
    ['R7-2', 'extent', 'なし', 'none-without-reason'],
    ['R7-2', 'extent', 'なし。理由は、社外に出る前に戻ったため', undefined],
    ['R9-2', 'consultation', '不要', 'none-without-reason'],
    ['R9-2', 'consultation', '不要。理由は字句の修正のため', undefined],
    ['R9-2', 'consultation', 'unknown: not asked yet', 'unknown-not-taken'],
    ['R9-3', 'review-participants', 'なし', 'none-not-taken'],
    ['R9-3', 'review-law', '変更なし', 'none-without-reason'],
    ['R9-3', 'review-law', '変更なし。理由は官報を確かめたため', undefined],
    ['R4.1-2', 'drill-findings', 'なし', 'none-not-taken'],
    ['R4.1-2', 'drill-findings', '復元を試し、不備はなかった', undefined],
    ['R4.2-2', 'cause', '不明: ログが消えている', undefined],
    ['R4.2-2', 'cause', '不明', 'unknown-without-reason'],
    ['R4.2-2', 'cause', '突き止められなかった', 'unknown-without-reason'],
    ['R4.2-2', 'cause', 'Could not be found out. We looked at:', 'unknown-without-reason'],
    ['R4.2-2', 'cause', '突き止められなかった。調べたこと: 全サーバのログ', undefined],
    ['R4.2-2', 'damage', '不明な端末が接続されていた', undefined],
    ['R4.2-2', 'damage', 'Unknown device connected to the network', undefined],
    ['R4.2-4', 'evidence', 'なし', 'none-without-reason'],
    ['R4.3-2c', 'stakeholder-impact', 'なし', undefined],
  ])('%s %s: %s', (_clause, field, text, expected) => {
    expect(lack(field, text)).toBe(expected)
  })

  it('R7-4 "unknown" and words that are no option open no gate of a choice', () => {
    const unread: Fact = {
      ...{ values: [], text: 'maybe', provisional: true },
      ...{ by: PEOPLE.officer, at: minute(0), seq: 1, source: 'form' },
    }
    expect(lackIn(policy, 'position', unread, 'R7-1')?.code).toBe('fact-provisional')
    expect(lack('explanation', '不明: まだ')).toBe('unknown-not-taken')
    expect(lack('explanation', '', ['given'])).toBeUndefined()
  })

  it('a field that says nothing of it takes neither', () => {
    const fact: Fact = {
      ...{ values: [], text: 'unknown: x', provisional: true },
      ...{ by: PEOPLE.officer, at: minute(0), seq: 1, source: 'comment' },
    }
    expect(lackIn({ fields: {} }, 'anything', fact, 'R1-1')?.code).toBe('unknown-not-taken')
    expect(lackIn({ fields: {} }, 'anything', { ...fact, provisional: false, text: 'なし' }, 'R1-1')?.code).toBe(
      'none-without-reason',
    )
  })
})
