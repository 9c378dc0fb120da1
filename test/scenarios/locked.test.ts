import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isWrite } from '../support/is-write.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

describe('R2-2 a locked conversation keeps nobody from being answered', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const at = () => `/repos/${office.sandbox.repos.incidents}/issues`
  const lock = (number: number, method: 'PUT' | 'DELETE' = 'PUT') =>
    office.call('admin', method, `${at()}/${number}/lock`, method === 'PUT' ? {} : undefined)
  /** The issue beside a case, with what is said there. */
  const calls = async (number: number) => {
    const { body } = await office.call('admin', 'GET', `${at()}?state=all&per_page=100`)
    const found = (body as { number: number; title: string; body: string }[]).filter((one) =>
      one.body?.includes(`<!-- hikeshi:calls=${number} -->`),
    )
    const said = await Promise.all(found.map((one) => office.comments(one.number)))
    return { found, said: said.flat().map(({ body: text }) => text) }
  }
  const written = async () => (await office.exchanges()).filter((one) => isWrite(one) && !one.path.includes('/labels/'))

  it('answers stand in the status comment, the next are called beside the case, and the lock is named', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    const before = await office.answers(number)
    await lock(number)
    await office.as('officer').labels(number, 'phase: learning')
    expect(await office.answers(number)).toEqual(before)
    expect(await office.status(number)).toContain('ロックされている')
    expect(await office.status(number)).toContain('「学習」への移行はまだできません')
    expect((await calls(number)).found).toEqual([])

    await office.as('officer').moves(number, '分析')
    expect(await office.phase(number)).toBe('analysis')
    const { found, said } = await calls(number)
    expect(found.map(({ title }) => title)).toEqual([`#${number} の呼び出し（会話がロックされています）`])
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/@\w+/)
    expect(await office.status(number)).toContain(`#${found[0]?.number}`)

    await office.sweep()
    await office.forget()
    await office.sweep()
    expect(await written()).toEqual([])
    expect((await calls(number)).said).toEqual(said)

    await lock(number, 'DELETE')
    await office.sweep()
    expect((await office.answers(number)).map(({ body }) => body).join()).toMatch(/分析/)
    expect(await office.status(number)).not.toContain('ロックされている')
  })

  it('a card that is moved while it is locked, and edits that GitHub refuses as well: all of it beside the case', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/github', { locked: 'everything' })
    await lock(number)
    await office.as('officer').moves(number, '分析')
    const { found, said } = await calls(number)
    expect(found).toHaveLength(1)
    expect(said.filter((text) => text.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
    await office.as('officer').labels(number, 'phase: learning')
    expect(await office.phase(number)).toBe('analysis')
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect(await written()).toEqual([])
    const after = (await calls(number)).said
    expect(after.filter((text) => text.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
    await office.control('POST', '/github', { locked: 'comments' })
  })
})
