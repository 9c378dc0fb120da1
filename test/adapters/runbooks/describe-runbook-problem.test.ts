import { describe, expect, it } from 'vitest'
import { describeRunbookProblem } from '../../../src/adapters/runbooks/describe-runbook-problem.ts'
import { parseRunbook } from '../../../src/adapters/runbooks/parse-runbook.ts'
import { NOTHING_AROUND } from '../../../src/domain/runbook/runbook-surroundings.ts'
import { sampleWith } from './sample.ts'

const told = (language: 'ja' | 'en', text: string, around = {}) =>
  parseRunbook('runbooks/flood.md', text, { ...NOTHING_AROUND, ...around }).problems.map((problem) =>
    describeRunbookProblem(problem, language),
  )

describe('describeRunbookProblem', () => {
  it('says where, what and which clause', () => {
    expect(told('en', sampleWith(18, 22))).toEqual([
      'runbooks/flood.md:15:1 missing-key: "cooperation" is missing (R4.1-1c)',
    ])
  })

  it('names a missing phase by the heading to write', () => {
    expect(told('ja', sampleWith(31, 32))).toEqual([
      'runbooks/flood.md:29:1 missing-section: 「## 根絶」の章がありません (R4.1-1)',
    ])
  })

  it('refused: what a key says ends no line, steers no terminal and begins no command of a runner', () => {
    const key = '"x\\n::warning::gotcha\\r\\e[2J\\u202e\\u2028": 1'
    const [problem = ''] = told('en', sampleWith(7, 7, 'owner: officer', key)).filter((one) => one.includes('gotcha'))
    expect(problem).toContain('x·::warning::gotcha··[2J··')
    expect(problem).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  })

  it('says what was probably meant', () => {
    const misspelt = sampleWith(7, 7, 'owner: officer', 'reveiwed: null')
    expect(told('en', misspelt)).toContain(
      'runbooks/flood.md:8:1 unknown-key: "reveiwed" is not a key of a runbook. Did you mean "reviewed"?',
    )
    expect(told('ja', misspelt)).toContain(
      'runbooks/flood.md:8:1 unknown-key: 「reveiwed」という項目はありません。「reviewed」ではありませんか',
    )
  })

  it('leaves words of the file as they are, even where they look like a placeholder', () => {
    const text = sampleWith(24, 24, '  - { id: a, who: "{contact}", for: b, phone: "" }')
    expect(told('en', text)).toEqual([
      'runbooks/flood.md:24:40 phone-unfilled: the phone number of "{contact}" is not filled in (R4.1-1d)',
    ])
  })

  it.each(['ja', 'en'] as const)('leaves no placeholder open in %s', (language) => {
    const texts = [
      'id: flood',
      sampleWith(2, 2, 'id: floods'),
      sampleWith(8, 8, 'reviewed: 2020-01-01'),
      sampleWith(9, 9, 'review-every: yearly'),
      sampleWith(17, 17, '    text: Dry', '  - { id: dry, text: Dryer }'),
      sampleWith(28, 28),
      sampleWith(36, 36, '- [ ] Learn', '## Learning', '- [ ] More', '## Learninng'),
      sampleWith(7, 7, 'owner: [officer'),
    ]
    const around = { today: '2026-01-01', kinds: ['a'], roles: ['a'], facts: ['a'], systems: ['a'], contacts: ['a'] }
    const all = texts.flatMap((text) => told(language, text, around))
    expect(all.length).toBeGreaterThan(20)
    for (const line of all) expect(line).not.toMatch(/「」|""|undefined|[{}]/)
  })
})
