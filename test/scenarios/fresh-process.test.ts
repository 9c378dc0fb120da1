import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLedger, printLedger } from '../../src/app/case/ledger/text-format.ts'
import { type Company, company } from './company.ts'
import { pushing, recordPath } from './pushed.ts'
import { ownReport } from './report.ts'
import { writesOf } from './swept.ts'

const TOLD = '<!-- hikeshi:record-tampered='
const WORD = 'hikeshi-records'

describe('R4.4-5 a process that has just started, where commits are not signed and anybody writes in the app’s name', () => {
  let office: Company
  /** Closed for longer than a round looks back. */
  let cases: number[]
  beforeAll(async () => {
    office = await company()
    cases = []
    for (let made = 0; made < 6; made += 1) {
      const number = await office.as('reporter').report(ownReport())
      await office.as('officer').says(number, '/dismiss 誤報でした')
      cases.push(number)
    }
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'P9D' })
    await office.sweep()
  }, 120_000)
  afterAll(() => office.stop())

  const starts = async () => {
    await office.control('POST', '/restart')
    await office.sandbox.idle()
  }
  const told = async (number: number) => (await office.comments(number)).filter(({ body }) => body.includes(TOLD))
  const notices = () => Promise.all(cases.map(async (number) => (await told(number)).length))
  const files = (at: number) => recordPath(cases[at] ?? 0)
  /** As the app sealed it one append before. */
  const older = (text: string): string => {
    const { lines } = parseLedger(text)
    return printLedger(lines.slice(0, lines.slice(0, -1).findLastIndex(({ seal }) => seal !== undefined) + 1))
  }

  it('a round in which nothing is new writes nothing and asks no more than one of a process that has seen all', {
    timeout: 240_000,
  }, async () => {
    await office.sweep()
    await office.sweep()
    await office.forget()
    await office.sweep()
    const warm = (await office.exchanges()).length
    await office.forget()
    await starts()
    expect(await writesOf(office)).toEqual([])
    expect((await office.exchanges()).length).toBeLessThanOrEqual(warm + 12)
  })

  it('its first round tells which closed cases were set back, changed places with another, or are gone, to officer and administrator', {
    timeout: 240_000,
  }, async () => {
    const { push, textOf } = pushing(office)
    const [one, two, three] = [await textOf(files(0)), await textOf(files(1)), await textOf(files(2))]
    expect(parseLedger(two).lines.length).toBe(parseLedger(three).lines.length)
    const changed = { [files(0)]: older(one), [files(1)]: three, [files(2)]: two, [files(3)]: 'gone' }
    await push(changed, 'the app')
    await starts()
    expect(await notices()).toEqual([1, 1, 1, 1, 0, 0])
    for (const at of [0, 1, 2, 3])
      expect((await told(cases[at] ?? 0))[0]?.body).toMatch(
        /@officer.*アプリの名を名乗った者が.*管理者の方へ.*監査ログ/s,
      )
    await starts()
    await office.sweep()
    expect(await notices()).toEqual([1, 1, 1, 1, 0, 0])
    // The lines that were there go on counting.
    await office.as('officer').says(cases[1] ?? 0, '/note 見た')
    expect(JSON.stringify(await office.ledger(cases[1] ?? 0))).toMatch(/誤報でした.*見た/)
  })

  it('the same where its predecessor’s word is gone, or somebody wrote another one', { timeout: 240_000 }, async () => {
    const { ok, push, textOf } = pushing(office)
    const label = `/labels/${WORD}`
    const { description } = await ok('GET', label)
    const word = String(description)
    expect(word).toMatch(/[0-9a-f]{40}\.[\w-]{40}/)
    const tip = await push({ [files(4)]: older(await textOf(files(4))) }, 'the app')
    await ok('PATCH', label, { description: word.replace(/[0-9a-f]{40}/, tip) })
    await starts()
    expect(await notices()).toEqual([1, 1, 1, 1, 1, 0])
    await push({ [files(5)]: older(await textOf(files(5))) }, 'the app')
    await office.call('admin', 'DELETE', `/repos/${office.sandbox.repos.incidents}${label}`)
    await starts()
    expect(await notices()).toEqual([1, 1, 1, 1, 1, 1])
  })
})
