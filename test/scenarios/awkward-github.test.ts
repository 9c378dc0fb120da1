import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { columnOf, report, STOLEN } from './report.ts'

describe('R4.2-4 nothing is lost or doubled where GitHub lags, tells late, or the app is killed in between', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ loadApp: restedApp })
  })
  afterEach(() => office.control('POST', '/faults', {}))
  afterAll(() => office.stop())

  const sweep = async () => {
    const done = await office.control('POST', '/sweep')
    await office.sandbox.idle()
    return done
  }
  const notes = async (number: number) =>
    (await office.ledger(number)).filter(({ type }) => type === 'note-added').map(({ free }) => JSON.stringify(free))

  it('files that read as they were before: each act is recorded once, in its order', { timeout: 240_000 }, async () => {
    await office.control('POST', '/faults', { staleSeconds: 2 })
    const number = await office.as('reporter').report(report(STOLEN))
    await office.as('responder').says(number, '/note 一つ目')
    await office.as('responder').says(number, '/contain 遠隔で消去した')
    await office.as('responder').says(number, '/note 二つ目')
    await office.control('POST', '/faults', {})
    expect(await office.phase(number)).toBe('containment')
    expect((await notes(number)).map((text) => /一つ目|二つ目/.exec(text)?.[0])).toEqual(['一つ目', '二つ目'])
    expect((await office.verify()).findings).toEqual([])
  })

  it('what one door tells after another: the board’s move is judged once, and so is the comment', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/faults', { late: ['projects_v2_item'], delayMs: 500 })
    await Promise.all([
      office.as('officer').moves(number, columnOf('analysis')),
      office.as('responder').comments(number, '/contain 遠隔で消去した'),
    ])
    await office.sandbox.idle()
    expect(await office.phase(number)).toBe('containment')
    expect(await office.column(number)).toBe(columnOf('containment'))
  })

  it.each([1, 2, 3, 4])(
    'killed at its write %d: one record, one status comment, one answer',
    { timeout: 240_000 },
    async (killAt) => {
      await office.control('POST', '/faults', { killAt })
      const number = await office.as('reporter').report(report(STOLEN))
      await office.control('POST', '/faults', {})
      await sweep()
      expect(await sweep()).toMatchObject({ result: { failed: 0, issues: expect.any(Number) } })
      expect(await office.phase(number)).toBe('reported')
      expect((await office.ledger(number)).filter(({ type }) => type === 'case-opened')).toHaveLength(1)
      const said = (await office.comments(number)).map(({ body }) => body)
      expect(said.filter((body) => body.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
      expect(said.filter((body) => body.includes('<!-- hikeshi:line=1 -->'))).toHaveLength(1)
    },
  )
})
