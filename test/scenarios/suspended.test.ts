import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

describe('R4.2-4 an owner suspends the app for a while', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  }, 120_000)
  afterAll(() => office.stop())

  it('nothing is asked meanwhile; once it may again, what people did is taken up at once, each once', async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/github', { installation: 'suspended' })
    await office.as('responder').comments(number, '/contain 回線から外した')
    const blank = await office.as('reporter').report(report({ ...STOLEN, description: '鍵がない' }))
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).map(({ path }) => path)).toEqual(['/app/installations?per_page=100'])
    expect(await office.phase(number)).toBe('reported')

    await office.control('POST', '/github', { installation: 'there' })
    await office.sandbox.idle()
    expect(await office.phase(number)).toBe('containment')
    expect(await office.phase(blank)).toBe('reported')
    expect((await office.ledger(number)).filter(({ type }) => type === 'phase-changed')).toHaveLength(1)
    expect(await office.answers(number)).toHaveLength(3)
    await office.as('officer').says(number, '/phase eradication')
    expect(await office.refusal(number)).not.toEqual([])
  })
})
