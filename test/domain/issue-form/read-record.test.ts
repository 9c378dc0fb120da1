import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RecordField, readRecord, recordReader } from '../../../src/domain/issue-form/read-record.ts'

const fields: RecordField[] = [
  { id: 'damage', labels: ['被害', 'Damage'], kind: 'text-area' },
  { id: 'cause', labels: ['原因', 'Cause'], kind: 'text-area' },
  {
    id: 'severity',
    labels: ['深刻度', 'Severity'],
    kind: 'dropdown',
    multiple: false,
    options: [
      { id: 'high', labels: ['高', 'High'] },
      { id: 'low', labels: ['低', 'Low'] },
    ],
  },
  {
    id: 'systems',
    labels: ['システム', 'Systems'],
    kind: 'dropdown',
    multiple: true,
    options: [
      { id: 'mail', labels: ['メール', 'Mail'] },
      { id: 'shop', labels: ['受注システム、在庫', 'Orders, stock'] },
    ],
  },
  {
    id: 'done',
    labels: ['もう行ったこと', 'Done'],
    kind: 'checkboxes',
    options: [{ id: 'phoned', labels: ['電話', 'Phoned'] }],
  },
]

describe('a /record comment', () => {
  it('R4.2-2 takes any fields in any order and language, by label or id', () => {
    const text =
      '### Cause\n\nan open port\n\n### 被害\n不明: 調査中\n### severity\nHIGH\n### システム\nOrders, stock, メール\n### Done\n- [x] phoned'
    expect(readRecord(fields, text)).toEqual({
      answers: {
        cause: { kind: 'text', text: 'an open port' },
        damage: { kind: 'text', text: '不明: 調査中' },
        severity: { kind: 'choice', id: 'high' },
        systems: { kind: 'choices', ids: ['shop', 'mail'], unknown: [] },
        done: { kind: 'choices', ids: ['phoned'], unknown: [] },
      },
      unanswered: [],
      repeated: [],
      overlapping: [],
      unknownHeadings: [],
      remainder: '',
    })
  })

  it('a field left as the skeleton has it is unanswered', () => {
    expect(readRecord(fields, '### 被害\n\n### 原因\n\n_No response_\n\n### 深刻度\n\nNone')).toMatchObject({
      answers: {},
      unanswered: ['damage', 'cause', 'severity'],
    })
  })

  it('a misspelt heading slips nothing into the field before it', () => {
    expect(readRecord(fields, 'note\n### 被害\n全サーバ\n### 原囚\n設定の誤り')).toEqual({
      answers: { damage: { kind: 'text', text: '全サーバ' } },
      unanswered: [],
      repeated: [],
      overlapping: [],
      unknownHeadings: ['原囚'],
      remainder: 'note\n\n設定の誤り',
    })
  })

  it.each([
    ['below a choice', '深刻度：高\n備考：至急\n被害：3台', { damage: '3台' }, ['備考']],
    ['between marks', '・被害：3台\n・原囚：設定\n・深刻度：高', { damage: '3台' }, ['原囚']],
    ['between numbers', '1. 深刻度：高\n2. 原囚：設定\n3. 被害：3台', { damage: '3台' }, ['原囚']],
  ])('R4.2-4 a line that is written as a field and names none is told of: %s', (_where, text, texts, unknown) => {
    const { answers, unknownHeadings } = recordReader(fields)(text)
    expect(unknownHeadings).toEqual(unknown)
    // In a report that somebody typed it is one of his words.
    expect(readRecord(fields, text).unknownHeadings).toEqual([])
    expect(answers).toEqual({
      severity: { kind: 'choice', id: 'high' },
      damage: { kind: 'text', text: texts.damage },
    })
  })

  it.each([
    ['of somebody’s text', '被害：3台\n内訳：経理 2、総務 1', '3台\n内訳：経理 2、総務 1'],
    ['a time of day', '・被害：3台\n・23:40 から止まった', '3台\n・23:40 から止まった'],
    ['an address', '・被害：3台\n・https://log.example.test', '3台\n・https://log.example.test'],
    ['a list below its heading', '・被害：\n・経理：2\n・総務：1', '・経理：2\n・総務：1'],
  ])('R4.2-4 a line that goes on with words stays a part of them: %s', (_what, text, damage) => {
    expect(recordReader(fields)(text)).toMatchObject({
      answers: { damage: { kind: 'text', text: damage } },
      unknownHeadings: [],
    })
  })

  it('of a field that stands there twice no value is preferred', () => {
    expect(readRecord(fields, '### 被害\na\n### Damage\nb\n### 原因\nc')).toMatchObject({
      answers: { cause: { kind: 'text', text: 'c' } },
      repeated: ['damage'],
      remainder: 'a\n\nb',
    })
  })

  it('headings in code, quotes, comments and deeper ones are text', () => {
    const text = '```\n### 原因\n```\n> ### 原因\n<!--\n### 原因\n-->\n#### 原因\nend'
    expect(readRecord(fields, `### 被害\r\n\r\n${text.replaceAll('\n', '\r\n')}`).answers).toEqual({
      damage: { kind: 'text', text },
    })
  })

  it.each([
    ['in deeper headings', '####被害\n3台\n####原因\n添付'],
    ['in names by themselves', '被害\n3台\n\n原因\n添付'],
    ['in rows of a table', '| 被害 | 3台 |\n| 原因 | 添付 |'],
    ['in round brackets', '（被害）\n3台\n（原因）\n添付'],
  ])('R4.2-2 what begins in one way goes on in it: %s', (_how, text) => {
    expect(readRecord(fields, text).answers).toEqual({
      damage: { kind: 'text', text: '3台' },
      cause: { kind: 'text', text: '添付' },
    })
  })

  it('R4.2-2 in a paragraph a name by itself is one of its words', () => {
    expect(readRecord(fields, '被害\n3台\n原因\nはまだ分からない').answers).toEqual({
      damage: { kind: 'text', text: '3台\n原因\nはまだ分からない' },
    })
  })

  it('a value that is no option is kept as text', () => {
    expect(readRecord(fields, '### 深刻度\n中').answers).toEqual({
      severity: { kind: 'unreadable', text: '中', why: 'unknown-option' },
    })
  })

  it('a note below a choice is kept apart from it', () => {
    expect(readRecord(fields, '### 深刻度\n高\n\n役員に確認済み')).toMatchObject({
      answers: { severity: { kind: 'choice', id: 'high' } },
      remainder: '役員に確認済み',
    })
  })

  it('loses no line', () => {
    const line = fc.oneof(
      fc.constantFrom('### 被害', '### 原因', '### ?', '```', '', '> q', '<!--', '-->'),
      fc.string({ maxLength: 8 }),
    )
    const texts = fields.filter(({ kind }) => kind === 'text-area')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n')
        const { answers, remainder, unknownHeadings } = readRecord(texts, text)
        const kept = [
          remainder,
          ...unknownHeadings,
          ...Object.values(answers).map((answer) => ('text' in answer ? answer.text : '')),
        ].join('')
        for (const word of text.split(/\s+/)) if (!/^###|^被害$|^原因$/.test(word)) expect(kept).toContain(word)
      }),
      { numRuns: 500 },
    )
  })
})
