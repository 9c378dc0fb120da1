import { describe, expect, it } from 'vitest'
import { packageBases } from '../../../src/adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../src/adapters/policy/check-policy-files.ts'
import { defaultText } from '../../domain/policy-proof/policies.ts'
import { resolvedOf } from '../../support/resolved-policy.ts'

const NOW = '2030-01-01T00:00:00Z'

const bases = packageBases()
const HEAD = 'extends: default@1\ncompany: { name: Acme, phone: 03-5550-0100 }\n'

const review = (text: string, resolved = resolvedOf(text)) =>
  reviewPolicyFiles({ file: '.github/hikeshi.yml', text, resolved }, { bases, now: NOW })
const places = (text: string, resolved?: string) =>
  review(text, resolved).map(({ line, column, code }) => `${line}:${column} ${code}`)

describe("the check of a company's own file", () => {
  it('finds nothing in a file that says who the company is', () => {
    expect(review(HEAD)).toEqual([])
  })

  it('finds nothing in a whole file, which needs nothing beside it', () => {
    const text = defaultText().replace('name: Example', 'name: Acme').replace('03-0000-0000', '03-5550-0100')
    expect(reviewPolicyFiles({ file: 'hikeshi.yml', text, resolved: undefined }, { bases, now: NOW })).toEqual([])
  })

  it('finds that the whole was not generated, or is not own and base', () => {
    const found = reviewPolicyFiles(
      { file: '.github/hikeshi.yml', text: HEAD, resolved: undefined },
      { bases, now: NOW },
    )
    expect(found).toMatchObject([{ code: 'resolved-missing', line: 1, severity: 'error' }])
    expect(found[0]?.message).toContain('.github/hikeshi.resolved.yml')
    const [differs] = review(HEAD, resolvedOf(HEAD)?.replace('PT4H', 'PT5H'))
    expect(differs).toMatchObject({ code: 'resolved-differs', line: 1 })
    expect(differs?.message).toContain('works.sign-in.tolerable-downtime')
    expect(places(HEAD, resolvedOf(HEAD)?.replace('version: 1', 'version: 2'))).toEqual(['1:1 resolved-differs'])
  })

  it('comments and the order of sections make no difference to the whole', () => {
    expect(review(`# Ours\n${HEAD}\n# No more\n`, resolvedOf(HEAD))).toEqual([])
  })

  it('names a base that is none, and what cannot be taken away', () => {
    expect(places('extends: defualt@1\n')).toEqual(['1:10 unknown-base'])
    expect(places(`${HEAD}systems:\n  archives: null\n`)).toEqual(['4:3 nothing-to-take-away'])
  })

  it('finds a mistake at the line of the own file that makes it', () => {
    expect(places(`${HEAD}systems:\n  shop: { label: Shop, kind: service, works: [order] }\n`)).toContain(
      '4:47 unknown-work',
    )
    expect(places(`${HEAD}sytems: {}\n`)).toEqual(['3:1 unknown-key'])
    expect(places(`${HEAD}roles:\n  officer: [aoki, '@mori']\n`)).toContain('4:19 bad-login')
    expect(places(`${HEAD}board: { project: none }\n`)).toEqual(['3:19 wrong-type'])
  })

  it('finds what a part of the base cannot do without at the line that takes it away', () => {
    const found = review(`${HEAD}fields:\n  insiders: null\n`)
    expect(new Set(found.map(({ line }) => line))).toEqual(new Set([4]))
    expect(found.map(({ code }) => code)).toContain('unknown-field')
  })

  it('finds what a change breaks elsewhere at the line of that change', () => {
    const text = `${HEAD}clocks:\n  recovery: { length: PT4H }\nprocesses:\n  incident:\n    phases:\n      eradication: { label: { ja: 復旧, en: Recovery } }\n`
    expect(places(text)).toEqual(['7:5 safeguard-weakened', '8:31 same-words', '8:43 same-words'])
    const way = `${HEAD}processes:\n  incident:\n    transitions:\n      recovery -> closed: { by: [officer] }\n`
    expect(places(way)).toContain('6:27 broken-every-path')
  })

  it('R4-1 R4.1-3 R9-5 finds a day that is still to come, at its line', () => {
    const one = (day: string) =>
      `  one: { label: One, agreement: A, agreed-on: ${day}, contact: C, notice-terms: T, measures: M }\n`
    const text = (day: string) =>
      `${HEAD}customers:\n${one(day)}detection:\n  email: [{ measure: M, owner: sysadmin, reviewed: ${day}, review-every: P6M }]\n`
    expect(places(text('2029-12-31'))).toEqual([])
    // It is nine hours later there.
    expect(places(text('2030-01-01'))).toEqual([])
    expect(places(text('2099-01-01')).map((place) => place.replace(/:\d+/, ''))).toEqual([
      '4 date-ahead',
      '6 date-ahead',
    ])
  })

  it('R9-2 finds what people change and nobody means, at the line of their own file', () => {
    const lineOf = (own: string, code: string) => places(`${HEAD}${own}`).filter((place) => place.endsWith(` ${code}`))
    expect(lineOf('time-zone: UTC\n', 'zone-of-nobody')).toEqual(['3:12 zone-of-nobody'])
    expect(lineOf('works:\n  orders: { tolerable-downtime: PT1H }\n', 'downtime-unmet')).toEqual([
      '4:33 downtime-unmet',
    ])
    expect(lineOf('roles:\n  deputy: [aoki]\n  officer: [aoki]\n', 'escalated-to-same')[0]).toMatch(/^[45]:/)
    expect(lineOf('calendars:\n  business: { weekend: [sunday] }\n', 'works-on-days-off')).toHaveLength(1)
    expect(lineOf('processes:\n  drill: { label: Security incident }\n', 'same-words')[0]).toMatch(/^4:/)
    expect(
      lineOf('processes:\n  drill: { label: { ja: セキュリティ インシデント, en: Drill } }\n', 'same-words'),
    ).toEqual(['4:25 same-words'])
    expect(lineOf('processes:\n  review: { schedule: { every: PT1M } }\n', 'out-of-range')).toEqual([
      '4:32 out-of-range',
    ])
    expect(lineOf('default-priority: D\n', 'safeguard-weakened')).toEqual(['3:1 safeguard-weakened'])
  })

  it('R4-1 R9-2 what stands for something still to be agreed with a customer is no consent: at its line, and not adopted', () => {
    const one = (agreement: string, contact: string) =>
      review(
        `${HEAD}customers:\n  one:\n    label: One\n    agreement: ${agreement}\n    agreed-on: 2024-01-01\n    contact: ${contact}\n    notice-terms: At once\n    measures: As agreed\n`,
      ).map(({ line, code, severity }) => `${line} ${severity} ${code}`)
    expect(one('Contract 3', 'Ms Aoki, 03-5550-0100')).toEqual([])
    expect(one('TODO', '連絡先を記入')).toEqual(['6 warning customer-placeholder', '8 warning customer-placeholder'])
  })

  it('R4.2-1 R9-3 says of a length that nobody means which one to write, in both languages', () => {
    const text = `${HEAD}processes:\n  review: { schedule: { every: PT1M } }\n`
    const said = (['en', 'ja'] as const).map((language) =>
      reviewPolicyFiles({ file: 'hikeshi.yml', text, resolved: resolvedOf(text) }, { language, bases, now: NOW }).map(
        ({ message }) => message,
      ),
    )
    expect(said).toEqual([
      ['PT1M is hardly meant here: write a length from P7D to P18M'],
      ['PT1M は考えにくい長さです。P7D から P18M までの長さを書いてください'],
    ])
  })

  it('says what is a warning', () => {
    expect(review('extends: default@1\ncompany: { name: Acme, phone: 03-0000-0000 }\n')).toMatchObject([
      { code: 'phone-placeholder', severity: 'warning', line: 2 },
    ])
    expect(places('extends: default@1\n')).toEqual(['1:1 name-placeholder', '1:1 phone-placeholder'])
  })

  it('says where each part of the whole comes from', () => {
    const text = resolvedOf(`${HEAD}systems:\n  archive: null\n  shop: { label: Shop, kind: service }\n`) ?? ''
    expect(text).toContain('  # hikeshi.yml\n  shop: { label: Shop, kind: service }')
    expect(text).toContain('  # default@1\n  email: {')
    expect(text).toContain('# default@1\nclocks:')
    expect(text).not.toContain('archive:')
  })
})
