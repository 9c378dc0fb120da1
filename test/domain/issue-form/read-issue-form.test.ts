import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/domain/issue-form/form.ts'
import { issueBody } from '../../../src/domain/issue-form/issue-body.ts'
import { readIssueForm } from '../../../src/domain/issue-form/read-issue-form.ts'
import { english, filled, filledAnswers, japanese, letters } from './intake-forms.ts'

const texts = (form: Form, body: string) =>
  Object.fromEntries(
    Object.entries(readIssueForm(form, body).answers).map(([id, answer]) => [
      id,
      'text' in answer ? answer.text : answer,
    ]),
  )

const body = issueBody(japanese, filled)
const complete = {
  answers: filledAnswers,
  unanswered: ['systems-other', 'occurred-at', 'reported-for'],
  missing: [],
  ambiguous: [],
  remainder: '',
  matched: 'all',
}

describe('a body as GitHub writes it', () => {
  it('R1-1 is read in Japanese', () => {
    expect(readIssueForm(japanese, body)).toEqual(complete)
  })

  it('R1-1 is read in English', () => {
    expect(readIssueForm(english, issueBody(english, filled))).toEqual(complete)
  })

  it('may have CRLF', () => {
    expect(readIssueForm(japanese, body.replaceAll('\n', '\r\n'))).toEqual(complete)
  })

  it('may have trailing blanks and blank lines', () => {
    const padded = body.replaceAll('\n', '  \n').replaceAll('### ', '###  ')
    expect(readIssueForm(japanese, `\n\n${padded} \t\n\n`).answers).toMatchObject({
      certainty: { kind: 'choice', id: 'suspected' },
      contact: { kind: 'text', text: '内線 12' },
    })
    expect(readIssueForm(japanese, padded)).toMatchObject({ matched: 'all', ambiguous: [], remainder: '' })
  })

  it('R1-1 may be left empty in every field', () => {
    const empty = readIssueForm(japanese, issueBody(japanese, {}))
    expect(empty).toMatchObject({ answers: {}, missing: [], ambiguous: [], matched: 'all' })
    expect(empty.unanswered).toEqual(japanese.items.map(({ id }) => id))
  })

  it('None is no choice in a dropdown, but a value where somebody typed it', () => {
    const reading = readIssueForm(
      japanese,
      issueBody(japanese, { description: 'None', contact: 'None' }).replace(
        '### 確かさ\n\n_No response_',
        '### 確かさ\n\nNone',
      ),
    )
    expect(reading.answers).toEqual({
      description: { kind: 'text', text: 'None' },
      contact: { kind: 'text', text: 'None' },
    })
    expect(reading.unanswered).toContain('certainty')
  })
})

describe('headings typed inside an answer', () => {
  it('stay text where another field of the same label comes later', () => {
    const typed = 'before\n\n### Field C\n\nafter'
    expect(texts(letters, issueBody(letters, { A: typed, B: 'b', C: 'c' }))).toEqual({ A: typed, B: 'b', C: 'c' })
  })

  it('R1-1: stay text, and people are asked, where the field of the same label came before', () => {
    const typed = 'before\n\n### Field A\n\nafter'
    const reading = readIssueForm(letters, issueBody(letters, { A: 'a', B: 'b', C: typed }))
    expect(reading.answers.C).toEqual({ kind: 'text', text: typed })
    expect(reading.ambiguous).toEqual([{ items: ['A'], line: 13, why: 'heading-repeated' }])
  })

  it('stay text, and people are asked, where the very next field has the same label', () => {
    const typed = 'before\n\n### Field B\n\nafter'
    const reading = readIssueForm(letters, issueBody(letters, { A: typed, B: 'b', C: 'c' }))
    expect(reading.answers.A).toEqual({ kind: 'text', text: typed })
    expect(reading.ambiguous).toEqual([{ items: ['A', 'B'], line: 5, why: 'heading-twice' }])
  })

  it('stay text without asking where what follows them cannot be the field’s answer', () => {
    const description =
      '昨日の報告の写し:\n\n### 確かさ\n\nよくわからない\n\n### 気づいた日時（「今」でも可）\n\n昨日\n\nここまで'
    const reading = readIssueForm(japanese, issueBody(japanese, { ...filled, description }))
    expect(reading).toEqual({
      ...complete,
      answers: { ...filledAnswers, description: { kind: 'text', text: description } },
    })
  })

  it('R1-1: people are asked where a choice of the form is typed anew below it, in any words', () => {
    const typed = `${issueBody(japanese, filled)}\n\n### 確かさ\n\nやはり本当でした`
    expect(readIssueForm(japanese, typed).ambiguous).toMatchObject([{ items: ['certainty'], why: 'heading-repeated' }])
  })

  it('stay text without asking where they do not stand between blank lines, as GitHub’s do', () => {
    const typed = 'before\n### Field B\nafter'
    const reading = readIssueForm(letters, issueBody(letters, { A: typed, B: 'b', C: 'c' }))
    expect(reading).toMatchObject({ answers: { A: { text: typed }, B: { text: 'b' } }, ambiguous: [] })
  })

  it('stay text without asking where a one-line answer would go on behind them', () => {
    const form: Form = {
      ...letters,
      items: letters.items.map((item) => (item.id === 'B' ? { ...item, kind: 'input' } : item)),
    }
    const typed = 'before\n\n### Field B\n\nit said\n\nafter'
    const reading = readIssueForm(form, issueBody(form, { A: typed, B: 'b', C: 'c' }))
    expect(reading).toMatchObject({ answers: { A: { text: typed }, B: { text: 'b' } }, ambiguous: [] })
  })

  it.each(['text-area', 'input'] as const)('may be all of an answer: %s', (kind) => {
    const form: Form = { ...letters, items: letters.items.map((item) => (item.id === 'A' ? { ...item, kind } : item)) }
    const reading = readIssueForm(form, issueBody(form, { A: '### Field B', B: 'b', C: 'c' }))
    expect(reading).toMatchObject({ answers: { A: { text: '### Field B' }, B: { text: 'b' } }, ambiguous: [] })
  })

  it('may even be a whole copy of the form', () => {
    const copy = issueBody(japanese, { ...filled, description: '写し', contact: '別の番号' })
    const reading = readIssueForm(japanese, issueBody(japanese, { ...filled, description: `写し:\n\n${copy}\n\n以上` }))
    expect(reading.answers).toMatchObject({
      ...filledAnswers,
      description: { kind: 'text', text: `写し:\n\n${copy}\n\n以上` },
    })
    expect(reading.remainder).toBe('')
  })

  it.each([
    ['inline', 'see ### Field B here'],
    ['without a blank', '###Field B'],
    ['of another level', '## Field B\n\n#### Field B'],
    ['quoted', '> ### Field B'],
    ['indented as code', '    ### Field B'],
    ['with more words', '### Field B and more'],
  ])('are none when %s', (_name, typed) => {
    const reading = readIssueForm(
      letters,
      issueBody(letters, { A: typed, C: 'c' }).replace(/### Field B\n\n_No response_\n\n/, ''),
    )
    expect(reading).toMatchObject({ answers: { A: { text: typed }, C: { text: 'c' } }, missing: ['B'] })
  })
})

describe('code and comments in an answer', () => {
  it.each([
    ['backticks', '```\n### Field B\n\nx\n```'],
    ['tildes', '~~~md\n### Field B\n\nx\n~~~'],
    ['a fence in a longer fence', '````\n```\n### Field B\n\n```\n\n### Field C\n\n````'],
    ['backticks in tildes', '~~~\n```\n\n### Field B\n\n~~~'],
    ['a comment', '<!--\n\n### Field B\n\n-->'],
    ['a fence in a list', '- ```\n\n  ### Field B\n\n  ```'],
  ])('headings in %s are text, and nobody is asked', (_name, typed) => {
    const reading = readIssueForm(letters, issueBody(letters, { A: typed, B: 'b', C: 'c' }))
    expect(reading).toMatchObject({
      answers: { A: { text: typed }, B: { text: 'b' }, C: { text: 'c' } },
      ambiguous: [],
    })
  })

  it.each([
    ['fence of backticks', '```\nlog', 'heading-in-code'],
    ['fence of tildes', '~~~\nlog', 'heading-in-code'],
    ['comment', '<!-- hidden', 'heading-in-comment'],
  ])('an unclosed %s does not swallow the fields after it, but people are asked', (_name, typed, why) => {
    const reading = readIssueForm(letters, issueBody(letters, { A: typed, B: 'b', C: 'c' }))
    expect(reading.answers).toEqual({
      A: { kind: 'text', text: typed },
      B: { kind: 'text', text: 'b' },
      C: { kind: 'text', text: 'c' },
    })
    expect(reading.ambiguous).toEqual([{ items: ['A', 'B', 'C'], line: 3, why }])
  })

  it('an unclosed fence behind a typed heading makes neither heading the certain one', () => {
    const typed = 'before\n\n### Field C\n\n```\nlog'
    const reading = readIssueForm(letters, issueBody(letters, { A: 'a', B: typed, C: 'c' }))
    expect(reading.answers).toMatchObject({ B: { text: typed }, C: { text: 'c' } })
    expect(reading.ambiguous).toEqual([
      { items: ['B', 'C'], line: 9, why: 'heading-twice' },
      { items: ['B', 'C'], line: 11, why: 'heading-in-code' },
    ])
  })

  it('a fence left open in one answer and closed in another hides no field', () => {
    const reading = readIssueForm(letters, issueBody(letters, { A: '```\nx', B: 'b', C: 'y\n```' }))
    expect(reading).toMatchObject({
      answers: { A: { text: '```\nx' }, B: { text: 'b' }, C: { text: 'y\n```' } },
      matched: 'all',
    })
    expect(reading.ambiguous).toEqual([{ items: ['A', 'B', 'C'], line: 3, why: 'heading-in-code' }])
  })
})

describe('choices', () => {
  const among = (multiple: boolean, ...labels: string[]): Form => ({
    ...letters,
    items: [
      {
        kind: 'dropdown',
        id: 'x',
        label: 'X',
        multiple,
        options: labels.map((label, index) => ({ id: `o${index}`, label })),
      },
    ],
  })
  const read = (form: Form, text: string) => readIssueForm(form, `### X\n\n${text}`)

  it('options may hold commas', () => {
    const reading = read(among(true, 'Orders, stock', 'Mail', 'stock'), 'Orders, stock, Mail')
    expect(reading.answers.x).toEqual({ kind: 'choices', ids: ['o0', 'o1'], unknown: [] })
    expect(reading.ambiguous).toEqual([])
  })

  it('a list that can be cut in two ways is said to be one; the longest option is taken', () => {
    const reading = read(among(true, 'a', 'b', 'a, b'), 'a, b')
    expect(reading.answers.x).toEqual({ kind: 'choices', ids: ['o2'], unknown: [] })
    expect(reading.ambiguous).toEqual([{ items: ['x'], line: 1, why: 'options-overlap' }])
  })

  it('what is no option is kept, in one piece', () => {
    expect(read(among(true, 'Mail', 'Shop'), 'Mail, the printer, second floor, Shop').answers.x).toEqual({
      kind: 'choices',
      ids: ['o0', 'o1'],
      unknown: ['the printer, second floor'],
    })
  })

  it('people who edit may separate by 、 or lines, and mind no case or width', () => {
    expect(read(among(true, 'ＶＰＮ', 'メール', 'Shop'), 'vpn、ﾒｰﾙ\nSHOP').answers.x).toEqual({
      kind: 'choices',
      ids: ['o0', 'o1', 'o2'],
      unknown: [],
    })
  })

  it('a single choice that is none of the options is kept as text', () => {
    expect(read(among(false, 'a', 'b'), 'perhaps c').answers.x).toEqual({
      kind: 'unreadable',
      text: 'perhaps c',
      why: 'unknown-option',
    })
    expect(read(among(false, 'a', 'b'), 'a, b').answers.x).toEqual({
      kind: 'unreadable',
      text: 'a, b',
      why: 'several-options',
    })
  })

  it('check boxes are read with x or X; nested text and unknown boxes are kept', () => {
    const done =
      '- [x] ネットワークから外した\n  - 10:05 に LAN を抜いた\n- [X] 電話で連絡した\n- [ ] パスワードを変えた\n- [x] 警察に届けた'
    const reading = readIssueForm(japanese, `### もう行ったこと\n\n${done}\n\n### 折り返し先\n\n内線 12`)
    expect(reading.answers.done).toEqual({
      kind: 'choices',
      ids: ['off-network', 'phoned'],
      unknown: ['- 10:05 に LAN を抜いた', '警察に届けた'],
    })
    expect(reading.answers.contact).toEqual({ kind: 'text', text: '内線 12' })
  })
})

describe('a body that was edited', () => {
  it('R1-1 until nothing of the form is left says what is missing and loses nothing', () => {
    const text = 'やっぱり書き直します。\n\n### メモ\n\n- 電話した'
    expect(readIssueForm(japanese, text)).toEqual({
      answers: {},
      unanswered: [],
      missing: japanese.items.map(({ id }) => id),
      ambiguous: [],
      remainder: text,
      matched: 'none',
    })
  })

  it('R1-1 may have the first heading alone', () => {
    const reading = readIssueForm(japanese, '### 何が起きましたか\n\n画面が暗号化された')
    expect(reading).toMatchObject({
      answers: { description: { text: '画面が暗号化された' } },
      matched: 'some',
      remainder: '',
    })
    expect(reading.missing).toHaveLength(12)
  })

  it('keeps what stands before the first heading', () => {
    expect(readIssueForm(letters, `追記: 至急\n\n${issueBody(letters, { A: 'a' })}`).remainder).toBe('追記: 至急')
  })

  it('keeps a choice with a note, or a field that the form no longer has, below it', () => {
    const reading = readIssueForm(
      japanese,
      '### 確かさ\n\n確定\n\n### 旧い項目\n\n値\n\n### 関係しそうな情報\n\n個人情報\nなさそう\n\n電話で確認した',
    )
    expect(reading.answers).toEqual({
      certainty: { kind: 'choice', id: 'confirmed' },
      information: { kind: 'choices', ids: ['personal', 'none'], unknown: [] },
    })
    expect(reading.remainder).toBe('### 旧い項目\n\n値\n\n電話で確認した')
    expect(reading.ambiguous).toEqual([
      { items: ['certainty'], line: 1, why: 'text-after-choice' },
      { items: ['information'], line: 9, why: 'text-after-choice' },
    ])
  })

  it('says where a heading stands out of the form’s order', () => {
    const reading = readIssueForm(letters, '### Field B\n\nb\n\n### Field C\n\nc\n\n### Field A\n\na')
    expect(reading).toMatchObject({
      answers: { B: { text: 'b' }, C: { text: 'c\n\n### Field A\n\na' } },
      missing: ['A'],
    })
    expect(reading.ambiguous).toEqual([{ items: ['A', 'C'], line: 9, why: 'heading-out-of-order' }])
  })

  it('may be empty', () => {
    expect(readIssueForm(japanese, '')).toMatchObject({ matched: 'none', remainder: '' })
  })

  it('may be as long as GitHub allows', () => {
    const description = '長い説明。\n'
      .repeat(10_000)
      .slice(0, 65_536 - 600)
      .trim()
    expect(readIssueForm(japanese, issueBody(japanese, { ...filled, description }))).toEqual({
      ...complete,
      answers: { ...filledAnswers, description: { kind: 'text', text: description } },
    })
  })
})
