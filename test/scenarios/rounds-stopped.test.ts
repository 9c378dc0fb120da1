import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appsInside, tellErrors } from '../support/app-inside.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const HOUR_MS = 60 * 60 * 1000
const TOLD = '<!-- hikeshi:sweep-late='

describe('R4.3-1 rounds that have stopped are noticed by a server that still hears', () => {
  let office: Company
  let up = 0
  beforeAll(async () => {
    office = await company(appsInside(tellErrors, () => up))
  })
  afterAll(() => office.stop())

  const told = async (number: number) => (await office.answers(number)).filter(({ body }) => body.includes(TOLD))

  it('refused: one that was started just now is about to sweep, and says nothing', async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'PT5H' })
    await office.as('responder').says(number, '/contain 回線から外した')
    expect(await told(number)).toEqual([])
    expect(await office.phase(number)).toBe('containment')
  })

  it('allowed: one that has been up for hours carries out what was asked, and tells the officer once, on whichever case', async () => {
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'PT5H' })
    up = 3 * HOUR_MS
    const number = await office.as('reporter').report(report(STOLEN))
    const said = await office.as('responder').says(number, '/contain 電源を切った')
    expect(said).toContain('封じ込め')
    const other = await office.as('reporter').report(report(STOLEN))
    await office.as('responder').says(other, '/contain 電源を切った')
    const all = [...(await told(number)), ...(await told(other))]
    expect(all).toHaveLength(1)
    expect(all[0]?.body).toMatch(/@officer.*サーバーのログ/s)
  })

  it('once rounds take place again it is over, and the next outage is told anew', async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.sweep()
    await office.as('responder').says(number, '/contain 電源を切った')
    expect(await told(number)).toEqual([])
    await office.control('POST', '/clock', { advance: 'PT5H' })
    await office.as('responder').says(number, '/note 様子を見る')
    expect(await told(number)).toHaveLength(1)
  })
})
