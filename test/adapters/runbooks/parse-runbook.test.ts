import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRunbook } from '../../../src/adapters/runbooks/parse-runbook.ts'
import { NOTHING_AROUND, type RunbookSurroundings } from '../../../src/domain/runbook/runbook-surroundings.ts'
import { growth } from '../../support/growth.ts'
import { SAMPLE, sampleWith } from './sample.ts'

const PATH = 'runbooks/flood.md'
const read = (text: string, around: Partial<RunbookSurroundings> = {}) =>
  parseRunbook(PATH, text, { ...NOTHING_AROUND, ...around })
const found = (text: string, around: Partial<RunbookSurroundings> = {}) =>
  read(text, around).problems.map(({ code, line, column }) => `${line}:${column} ${code}`)
const problem = (text: string, around: Partial<RunbookSurroundings> = {}) => read(text, around).problems[0]

describe('a whole runbook', () => {
  it('R4.1-1 is read with its head and its steps, and nothing is found', () => {
    const { runbook, problems } = read(SAMPLE.join('\n'), { today: '2026-12-31' })
    expect(problems).toEqual([])
    expect(runbook).toMatchObject({ path: PATH, head: { id: 'flood', executive: 'representative', systems: [] } })
    expect(runbook?.sections).toEqual({
      first: [],
      analysis: ['Look'],
      containment: ['Stop'],
      eradication: ['Remove'],
      recovery: ['Restore'],
      learning: ['Learn'],
    })
  })

  it('reads the same with CRLF, with a byte order mark and with trailing blanks', () => {
    const plain = read(SAMPLE.join('\n'))
    expect(read(`\uFEFF${SAMPLE.join('  \r\n')}`)).toEqual(plain)
  })
})

describe('what is missing is named, each at its line', () => {
  it.each([
    ['R4.1-1 owner', sampleWith(7, 7), '6:1 missing-key', 'R4.1-1'],
    ['R4.1-1 kinds', sampleWith(4, 4), '3:1 missing-key', 'R4.1-1'],
    ['R4.1-1a start triggers', sampleWith(11, 14), '10:1 missing-key', 'R4.1-1a'],
    ['R4.1-1a an empty list of start triggers', sampleWith(11, 14, 'start: []'), '11:1 empty-key', 'R4.1-1a'],
    ['R4.1-1a the machine-read part of a trigger', sampleWith(13, 13), '12:5 missing-key', 'R4.1-1a'],
    ['R4.1-1a end triggers', sampleWith(15, 17), '11:1 missing-key', 'R4.1-1a'],
    ['R4.1-1b the executive', sampleWith(6, 6), '5:1 missing-key', 'R4.1-1b'],
    ['R4.1-1c cooperation', sampleWith(18, 22), '15:1 missing-key', 'R4.1-1c'],
    ['R4.1-1c cooperation with outside bodies', sampleWith(21, 22), '18:1 missing-key', 'R4.1-1c'],
    ['R4.1-1c nobody inside', sampleWith(19, 20, '  inside: []'), '19:3 empty-key', 'R4.1-1c'],
    ['R4.1-1d contacts', sampleWith(23, 24), '18:1 missing-key', 'R4.1-1d'],
    [
      'R4.1-1d what a contact is for',
      sampleWith(24, 24, '  - { id: a, who: A, phone: "1" }'),
      '24:5 missing-key',
      'R4.1-1d',
    ],
    ['R4.1-2 how often it is drilled', sampleWith(10, 10), '9:1 missing-key', 'R4.1-2'],
    ['R4.1-1 how often it is reviewed', sampleWith(9, 9), '8:1 missing-key', 'R4.1-1'],
    ['R4.1-1 a phase', sampleWith(31, 32), '29:1 missing-section', 'R4.1-1'],
    ['R4.1-1 the steps of a phase', sampleWith(34, 34), '33:1 empty-section', 'R4.1-1'],
    ['R4.1-1 a step with words in it', sampleWith(34, 34, '- [ ] '), '33:1 empty-section', 'R4.1-1'],
  ])('%s', (_title, text, place, clause) => {
    expect(found(text)).toEqual([place])
    expect(problem(text)).toMatchObject({ severity: 'error', clause, path: PATH })
    expect(read(text).runbook).toBeUndefined()
  })

  it('R4.1-1d a contact that the regulation names', () => {
    const around = { contacts: ['landlord', 'legal-help'] }
    expect(found(SAMPLE.join('\n'), around)).toEqual(['23:1 missing-contact'])
    expect(problem(SAMPLE.join('\n'), around)?.params).toEqual({ contact: 'legal-help' })
  })

  it('several things at once, in the order of the file', () => {
    expect(found(sampleWith(6, 7).replace('- [ ] Learn', 'Learn'))).toEqual([
      '5:1 missing-key',
      '5:1 missing-key',
      '33:1 empty-section',
    ])
  })
})

describe('what is wrong is named, each at its line', () => {
  it.each([
    [
      'a misspelt key',
      sampleWith(7, 7, 'owner: officer', 'reveiwed: null'),
      '8:1 unknown-key',
      { key: 'reveiwed', suggestion: 'reviewed' },
    ],
    [
      'a misspelt key of a trigger',
      sampleWith(14, 14, '    text: It spreads', '    txet: x'),
      '15:5 unknown-key',
      { key: 'txet', suggestion: 'text' },
    ],
    ['a key like no other', sampleWith(7, 7, 'owner: officer', 'colour: red'), '8:1 unknown-key', { key: 'colour' }],
    ['a review date that is no day', sampleWith(8, 8, 'reviewed: 2026-02-30'), '8:1 wrong-value', { key: 'reviewed' }],
    ['a period that is none', sampleWith(9, 9, 'review-every: yearly'), '9:1 wrong-value', { key: 'review-every' }],
    [
      'an id that is not the name of the file',
      sampleWith(2, 2, 'id: floods'),
      '2:1 name-differs',
      { id: 'floods', name: 'flood' },
    ],
    [
      'two end triggers of one id',
      sampleWith(17, 17, '    text: Dry', '  - { id: dry, text: Dryer }'),
      '18:7 repeated-id',
      { id: 'dry', list: 'end' },
    ],
    [
      'a phase twice',
      sampleWith(36, 36, '- [ ] Learn', '## 学習', '- [ ] More'),
      '37:1 repeated-section',
      { section: 'learning' },
    ],
    ['YAML that is none', sampleWith(7, 7, 'owner: [officer'), '8:1 yaml-syntax', {}],
    ['an alias', sampleWith(7, 7, 'owner: *who'), '7:8 yaml-syntax', { yaml: 'ALIAS' }],
    ['a key twice', sampleWith(7, 7, 'owner: officer', 'owner: deputy'), '8:1 yaml-syntax', { yaml: 'DUPLICATE_KEY' }],
  ])('%s', (_title, text, place, params) => {
    expect(found(text)).toContain(place)
    const at = read(text).problems.find(({ line, column }) => place.startsWith(`${line}:${column} `))
    expect(at).toMatchObject({ severity: 'error', params })
  })

  it('a misspelt key of a condition is told as that, not as six other conditions', () => {
    const text = sampleWith(13, 13, '    when: { fcat: ongoing, is: [spreading] }')
    expect(found(text)).toEqual(['13:5 missing-key', '13:13 unknown-key'])
    expect(read(text).problems[1]?.params).toEqual({ key: 'fcat', suggestion: 'fact' })
  })

  it('R4.1-1 refused: a file beyond the bound is not read, and is told by its size', () => {
    const keys = Array.from({ length: 60_000 }, (_, key) => `key${key}: v`).join('\n')
    const { runbook, problems } = read(`---\n${keys}\n---\n`)
    expect(runbook).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'too-large', path: PATH, params: { most: '256' } }])
    expect(Number(problems[0]?.params.size)).toBeGreaterThan(600)
  })

  it('R4.1-1 allowed: within the bound, four times the keys take about four times the time, and a hundred are named', () => {
    const headOf = (count: number) =>
      `---\n${Array.from({ length: count }, (_, key) => `k${key}: v`).join('\n')}\n---\n`
    const [some, more] = [headOf(4_000), headOf(16_000)]
    expect(read(some).problems.filter(({ code }) => code === 'unknown-key')).toHaveLength(100)
    // Four times as long where every key is held against every other.
    expect(
      growth(
        () => read(more),
        () => read(some),
        4,
      ),
    ).toBeLessThan(2.25)
  })

  it.each([
    ['brackets', `---\nid: ${'['.repeat(100_000)}\n---\n`],
    ['a list in a list', `---\n${'- '.repeat(100_000)}\n---\n`],
  ])('a head of %s takes nothing down', (_name, text) => {
    expect(read(text).problems[0]).toMatchObject({ code: 'yaml-syntax', params: { yaml: 'TOO_DEEP' } })
  })

  it('a file without a head', () => {
    expect(found('## Analysis\n- [ ] Look')).toEqual(['1:1 no-head'])
    expect(found('---\nid: flood\n')).toEqual(['1:1 no-head'])
  })

  it.each([
    ['kind', { kinds: ['disasters', 'power'] }, '4:9 unknown-kind', 'disasters'],
    ['role', { roles: ['officer', 'representatives'] }, '6:1 unknown-role', 'representatives'],
    ['fact in a trigger', { facts: ['on-going', 'severity'] }, '13:13 unknown-fact', 'on-going'],
  ])('a %s that the policy does not know', (_title, around, place, suggestion) => {
    expect(found(SAMPLE.join('\n'), around)).toEqual([place])
    expect(problem(SAMPLE.join('\n'), around)?.params).toMatchObject({ suggestion })
  })

  it('a system that the catalogue does not know', () => {
    expect(found(sampleWith(5, 5, 'systems: [web-site]'), { systems: ['website'] })).toEqual(['5:11 unknown-system'])
  })
})

describe('what only wants looking at is a warning, and the runbook can be used', () => {
  it.each([
    [
      'R4.1-1d a phone number not filled in',
      sampleWith(24, 24, '  - { id: a, who: A, for: b, phone: "" }'),
      '24:30 phone-unfilled',
    ],
    [
      'R4.1-1d hours that the template asks for',
      sampleWith(24, 24, '  - { id: a, who: A, for: b, phone: "03-5550-0101", hours: 夜間・休日の受付を記入 }'),
      '24:53 hours-unfilled',
    ],
    ['R4.1-1 never reviewed', sampleWith(8, 8, 'reviewed: null'), '8:1 never-reviewed'],
    ['R4.1-1 review overdue', SAMPLE.join('\n'), '8:1 review-overdue'],
    ['a heading that is nearly a phase', sampleWith(26, 26, '## Analyses', ''), '26:1 unknown-section'],
  ])('%s', (_title, text, place) => {
    const today = '2027-01-16'
    expect(found(text, { today })).toContain(place)
    const { runbook, problems } = read(text, { today })
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
    expect(runbook).toBeDefined()
  })

  it('R4.1-1 a review is not overdue on the day itself', () => {
    expect(found(SAMPLE.join('\n'), { today: '2027-01-15' })).toEqual([])
  })

  it('R4.1-1 a review in the future is an error: it would silence the reminder', () => {
    expect(found(SAMPLE.join('\n'), { today: '2026-01-14' })).toEqual(['8:1 review-in-future'])
  })

  it('R4.1-1c cooperation inside and outside is whole, and a helper without a purpose is not', () => {
    expect(read(SAMPLE.join('\n')).runbook?.head.cooperation).toEqual({
      inside: [{ who: 'sysadmin', for: 'switching off' }],
      outside: [{ who: 'landlord', for: 'pumps' }],
    })
    expect(problem(sampleWith(22, 22, '    - { who: landlord }'))).toMatchObject({
      code: 'missing-key',
      clause: 'R4.1-1c',
    })
  })

  it('R4.1-1d a public body may be named by its page instead of a number', () => {
    const text = sampleWith(24, 24, '  - { id: a, who: A, for: b, phone: "", web: "https://example.org/" }')
    expect(found(text)).toEqual([])
  })
})

describe('steps', () => {
  const steps = (...lines: string[]) => read(sampleWith(28, 28, ...lines)).runbook?.sections.analysis

  it('take their indented lines with them', () => {
    expect(steps('- [ ] One', '  more of it', '  - and a point', '', '- [x] Two')).toEqual([
      'One\nmore of it\n- and a point',
      'Two',
    ])
  })

  it('are not read from code blocks, nor are headings', () => {
    expect(steps('- [ ] One', '', '````', '```', '- [ ] no step', '## Recovery', '````', '- [ ] Two')).toEqual([
      'One',
      'Two',
    ])
  })

  it('stand next to words that are no steps, and under headings of the company', () => {
    expect(steps('Some words.', '- a point', '- [ ] One', '### Detail', '- [ ] Two')).toEqual(['One', 'Two'])
    expect(steps('- [ ] One', '## Our own notes', '- [ ] not of a phase')).toEqual(['One'])
  })
})

it('never throws and never points outside the file, whatever is cut out of it', () => {
  const lines = fc.subarray([...SAMPLE], { minLength: 0 })
  fc.assert(
    fc.property(lines, fc.string({ unit: 'grapheme' }), (kept, tail) => {
      const text = [...kept, tail].join('\n')
      const count = text.split('\n').length
      for (const { line, column } of read(text).problems) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(count)
        expect(column).toBeGreaterThanOrEqual(1)
      }
    }),
  )
})
