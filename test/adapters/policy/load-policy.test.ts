import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../../src/adapters/policy/format-problem.ts'
import { loadPolicy } from '../../../src/adapters/policy/load-policy.ts'
import { REASONS_JA } from '../../../src/adapters/policy/load-words.ts'
import { LARGEST_FILE } from '../../../src/domain/values/size-bounds.ts'

const GOOD = readFileSync(new URL('../../../templates/policy/hikeshi.yml', import.meta.url), 'utf8')
const FILE = 'hikeshi.yml'
const SCHEMAS = [
  ...['basics', 'catalogue', 'invariants', 'policy.schema', 'process', 'waiver.schema'].map((name) => `policy/${name}`),
  'clock/clock.schema',
].map((name) => `../../../src/domain/${name}.ts`)

const load = (text: string) => loadPolicy(text, { file: FILE })

/** The default policy with one text of it changed; `at` is where the change stands, as `line:column`. */
function changed(from: string, to: string, mark = to) {
  expect(GOOD).toContain(from)
  const text = GOOD.replace(from, to)
  const offset = text.indexOf(to) + to.indexOf(mark)
  const before = text.slice(0, offset).split('\n')
  return { text, at: `${before.length}:${(before.at(-1) ?? '').length + 1}` }
}

const found = (text: string) =>
  load(text).problems.map(({ code, line, column, suggestion }) => [code, `${line}:${column}`, suggestion])

describe('loadPolicy', () => {
  it('reads the default policy without a word', () => {
    const { policy, problems } = load(GOOD)
    expect(problems).toEqual([])
    expect(policy?.company.name).toBe('Example')
  })

  it.each<[string, string, string, string, string, string | undefined]>([
    ['a value that is none of those allowed', 'locale: ja', 'locale: jp', 'jp', 'wrong-value', 'ja'],
    ['another version', 'version: 1', 'version: 2', '2', 'wrong-value', undefined],
    ['a text for a number', '{ project: 1,', '{ project: "1",', '"1"', 'wrong-type', undefined],
    ['a number for a mapping', 'defaults:\n  # Who', 'defaults: 3\nx-y:\n  # Who', '3', 'wrong-type', undefined],
    ['a kind of field that there is not', 'damage: { kind: text', 'damage: { kind: txt', 'txt', 'wrong-value', 'text'],
    ['a kind of gate that there is not', '{ kind: ratified,', '{ kind: ratifed,', 'ratifed', 'wrong-value', 'ratified'],
    ['a time that is none', 'tolerable-downtime: PT4H', 'tolerable-downtime: 4H', '4H', 'wrong-value', undefined],
    ['a time zone that is none', 'Asia/Tokyo', 'Asia/Tokio', 'Asia/Tokio', 'wrong-value', undefined],
    ['a clause that is none', 'clause: R1-4\n', 'clause: clause 1\n', 'clause 1', 'wrong-format', undefined],
    ['an id with a capital', '  officer: {', '  Officer: {', 'Officer', 'wrong-key', 'officer'],
    ['a list within a list of ids', 'from: eradication', 'from: [[x]]', '[x]', 'wrong-type', undefined],
    ['an empty list of roles', 'answering: [officer, deputy, executive]', 'answering: []', '[]', 'too-few', undefined],
    [
      'an id as other programs take it',
      '  order-system: {',
      '  Order_System: {',
      'Order_System',
      'wrong-key',
      'order-system',
    ],
    ['a number that was quoted', 'version: 1', 'version: "1"', '"1"', 'wrong-type', undefined],
    ['a full-width colon', 'locale: ja', 'locale：ja', '：ja', 'yaml-syntax', undefined],
    ['a full-width space', '  incident:\n    label', '  incident:\n　　label', '　　label', 'yaml-syntax', undefined],
    ['a full-width space after the colon', 'locale: ja', 'locale:　ja', '　ja', 'yaml-syntax', undefined],
    ['a no-break space', '  name: Example', '\u00a0\u00a0name: Example', '\u00a0\u00a0name', 'yaml-syntax', undefined],
    ['no space after the colon', 'locale: ja', 'locale:ja', ':ja', 'yaml-syntax', undefined],
    ['a sign that would steer a terminal', 'name: Example', 'name: Ex\u001b[2Jample', '\u001b', 'not-text', undefined],
    ['the same key twice', '  deputy:\n', '  officer:\n', 'officer:', 'repeated-key', undefined],
    ['a tag', 'locale: ja', 'locale: !secret ja', '!secret', 'unknown-tag', undefined],
    ['a tag that YAML has', 'locale: ja', 'locale: !!binary ja', 'ja', 'unknown-tag', undefined],
    ['an alias', 'locale: ja', 'locale: *x', '*x', 'alias', undefined],
    [
      'a key that a record would lose without a word',
      'roles:\n',
      'roles:\n  __proto__: { users: [mallory] }\n',
      '__proto__',
      'wrong-key',
      undefined,
    ],
    ['a tab', 'version: 1', 'version: 1\n\tx: 1', '\tx', 'yaml-syntax', undefined],
    [
      'a merge key, which is only an unknown one',
      'locale: ja',
      'locale: ja\n<<: { a: 1 }',
      '<<',
      'unknown-key',
      undefined,
    ],
  ])('names %s, with its place', (_name, from, to, mark, code, suggestion) => {
    const { text, at } = changed(from, to, mark)
    expect(found(text)).toContainEqual([code, at, suggestion])
    expect(load(text).policy).toBeUndefined()
  })

  it.each([
    ['at the top', 'locale: ja', 'local: ja', 'local', 'locale'],
    ['in a field', 'response-record: { kind: text, label', 'response-record: { kind: text, labl', 'labl', 'label'],
    ['in a gate: the keys of that kind', '{ kind: ratified, clause', '{ kind: ratified, claus', 'claus', 'clause'],
    ['in a transition', '- from: eradication', '- frm: eradication', 'frm', 'from'],
    ['in a condition', '{ fact: ongoing, is:', '{ fact: ongoing, iss:', 'iss', 'is'],
  ])('an unknown key %s is shown, and what was probably meant', (_name, from, to, mark, suggestion) => {
    const { text, at } = changed(from, to, mark)
    expect(found(text)).toContainEqual(['unknown-key', at, suggestion])
    // The key that it should have been is missing for that alone: one mistake is said once.
    expect(load(text).problems.map(({ code }) => code)).toEqual(['unknown-key'])
  })

  it.each([
    ['a full-width colon', 'locale: ja', 'locale：ja'],
    ['a wrong indentation, wherever it leads', '    start: reported\n', '  start: reported\n'],
    ['a label that two other processes have too', 'label: { ja: 学習, en: Learning }', 'label: { ja: 学習, en: 7 }'],
    ['a kind of invariant that there is not', '- { only: { role: officer', '- { onlly: { role: officer'],
    ['two words joined', 'time-zone: Asia', 'timezone: Asia'],
  ])('one mistake is one line to read: %s', (_name, from, to) => {
    const places = load(changed(from, to).text).problems.map(({ line, column }) => `${line}:${column}`)
    expect(new Set(places).size).toBe(places.length)
    expect(places.length).toBeLessThan(4)
  })

  it('speaks Japanese to whoever wants it, of YAML, of keys, of values and of what stands for what', () => {
    const ja = (text: string) => loadPolicy(text, { file: FILE, language: 'ja' }).problems[0]?.message
    expect(ja('')).toBe('ファイルが空です')
    expect(ja(GOOD.replace('locale: ja', 'locale：ja'))).toBe(
      '全角の「：」があります。半角の「:」と半角の空白を書いてください',
    )
    expect(ja(GOOD.replace('locale: ja', 'lokale: ja'))).toBe(
      '「lokale」というキーはここでは使えません。「locale」ではありませんか',
    )
    expect(ja(GOOD.replace('teams: [board]', 'teams: board'))).toBe(
      'ここにはリスト（[ ] で囲みます）を書きますが、「board」があります',
    )
    expect(ja(GOOD.replace('PT4H', '4 hours'))).toContain('4時間は PT4H、3日は P3D')
    expect(ja(GOOD.replace('like: incident', 'like: incidnet'))).toContain('「incident」ではありませんか')
  })

  it('has Japanese for whatever the schema itself says', () => {
    const said = new Set<string>()
    const words = /(?:\.regex\([^\n]*?, |\}, |undefined\), |message: |undefined, )'([^'\n]+)'/g
    for (const file of SCHEMAS)
      for (const [, text = ''] of readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(words)) said.add(text)
    expect(said.size).toBeGreaterThan(8)
    for (const text of said) expect(Object.keys(REASONS_JA)).toContain(text)
  })

  it('reports every problem, in the order of the file', () => {
    const text = changed('locale: ja', 'locale: jp').text.replace('version: 1', 'version: 2').replace('PT4H', '4H')
    const lines = load(text).problems.map(({ line }) => line)
    expect(lines).toHaveLength(3)
    expect(lines).toEqual([...lines].sort((one, other) => one - other))
  })

  it.each([
    ['nothing', '', 'empty-file'],
    ['only comments', '# nothing yet\n', 'empty-file'],
    ['a sentence', 'just text', 'wrong-type'],
    ['a list', '- a\n- b\n', 'wrong-type'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'yaml-syntax'],
    ['an unclosed quote', 'a: "b', 'yaml-syntax'],
    ['a bomb of aliases', 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n', 'alias'],
    ['200,000 brackets', '['.repeat(200_000), 'too-deep'],
    ['a deep list', '- '.repeat(100_000), 'too-deep'],
    ['a deep mapping', Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'too-deep'],
    ['a file in Shift_JIS', Buffer.from([0x6e, 0x3a, 0x20, 0x89, 0xce, 0x8f, 0xc1]).toString('utf8'), 'not-text'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]).toString('utf8'), 'not-text'],
    ['too much', `a: ${'x'.repeat(LARGEST_FILE)}`, 'too-large'],
  ])('of %s it says what is wrong, and stands', (_name, text, code) => {
    expect(load(text).problems[0]?.code).toBe(code)
  })

  const OFFICER = 'en: information security officer'
  const within = (sign: string) => GOOD.replace(OFFICER, `en: information ${sign}security officer`)
  const bytesWithin = (...bytes: number[]) => {
    const [before = '', after = ''] = within('@@@').split('@@@')
    return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]).toString('utf8')
  }
  it.each<[string, string, string]>([
    ['UTF-8 with a byte order mark', `\ufeff${GOOD}`, 'read'],
    ['line ends of another system', GOOD.replaceAll('\n', '\r\n'), 'read'],
    ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le').toString('utf8'), 'not-text'],
    ['UTF-16 of the other order', Buffer.from(`\ufeff${GOOD}`, 'utf16le').swap16().toString('utf8'), 'not-text'],
    ['Latin-1', bytesWithin(0xe9), 'not-text'],
    ['an overlong letter', bytesWithin(0xc1, 0x81), 'not-text'],
    ['a letter that was cut in two', bytesWithin(0xe8, 0xb2), 'not-text'],
    ['NUL', within('\0'), 'not-text'],
    ['NUL as an escape', within('').replace(OFFICER, 'en: "a\\0b"'), 'not-text'],
    ['a sign that turns the line', within('\u202e'), 'not-text'],
    ['a sign that isolates, as an escape', within('').replace(OFFICER, 'en: "a\\u2066b"'), 'not-text'],
    ['a sign without width in an id', GOOD.replace('\n  officer:', '\n  off\u200bicer:'), 'wrong-key'],
    ['a mark in the middle', GOOD.replace('\nroles:', '\n\ufeffroles:'), 'unknown-key'],
    ['carriage returns alone', GOOD.replaceAll('\n', '\r'), 'not-text'],
    ['another separator of lines', GOOD.replaceAll('\n', '\u0085'), 'not-text'],
  ])(
    'R9-2 the whole policy in another encoding is read as it is, or refused with its place: %s',
    (_, text, outcome) => {
      const { policy, problems } = load(text)
      expect(problems[0]?.code ?? 'read').toBe(outcome)
      if (outcome === 'read') expect(policy).toEqual(load(GOOD).policy)
      else expect(problems[0]?.line).toBeGreaterThan(0)
    },
  )

  it('a file of another kind altogether is answered soon, with a hundred of its faults', () => {
    const text = Array.from({ length: 5_000 }, (_, key) => `k${key}: 1`).join('\n')
    const { problems } = load(text)
    expect(problems.length).toBeGreaterThan(50)
    expect(problems.length).toBeLessThan(300)
  })

  it('never throws and never answers both a policy and a problem, whatever is typed into the file', () => {
    const lines = GOOD.split('\n')
    const edit = fc.record({ line: fc.nat({ max: lines.length - 1 }), text: fc.string({ maxLength: 20 }) })
    fc.assert(
      fc.property(edit, ({ line, text }) => {
        const { policy, problems } = load(lines.with(line, text).join('\n'))
        expect(policy === undefined).toBe(problems.length > 0)
        for (const problem of problems) expect(problem.line).toBeLessThanOrEqual(lines.length + 1)
      }),
      { numRuns: 20 },
    )
  })
})

describe('formatProblem', () => {
  it('shows file, line, column and code, and a caret below the place', () => {
    const { text } = changed('locale: ja', 'locale: jp')
    const [problem] = load(text).problems
    if (problem === undefined) throw new Error('it has one')
    expect(formatProblem(text, problem)).toBe(
      `${FILE}:${problem.line}:9 wrong-value: "jp" is none of ja, en. Did you mean "ja"?\n  locale: jp\n          ^`,
    )
  })

  it('shows no sign that would steer the terminal', () => {
    const [problem] = load('a: \u001b[31mred').problems
    if (problem === undefined) throw new Error('it has one')
    expect(formatProblem('a: \u001b[31mred', problem)).not.toMatch(/\p{Cc}(?<!\n)/u)
  })

  it('keeps the caret below the place after full-width letters, tabs and on very long lines', () => {
    const at = (text: string, column: number) =>
      formatProblem(text, { code: 'c', message: 'm', file: 'f', line: 1, column, path: [] }).split('\n')
    expect(at('責任者: x', 4)[2]).toBe('        ^')
    expect(at('\tx: y', 2)[2]).toBe('  \t^')
    const [, source = '', caret = ''] = at(`${'a'.repeat(500)}X${'b'.repeat(500)}`, 501)
    expect(source.length).toBeLessThan(130)
    expect(source[caret.length - 1]).toBe('X')
    expect(at('', 1)).toHaveLength(1)
  })
})
