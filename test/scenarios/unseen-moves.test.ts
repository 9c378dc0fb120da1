import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { columnOf, report, STOLEN } from './report.ts'

describe('R4.2-2 boards leave no trace in timelines: nobody’s move is booked on somebody else', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  /** As lost deliveries and GitHub's silence leave it. */
  const silently = async (act: () => Promise<unknown>) => {
    await office.control('POST', '/github', { statusEvents: 'missing' })
    await office.control('POST', '/faults', { drop: 1 })
    await act()
    await office.control('POST', '/faults', {})
    await office.control('POST', '/github', { statusEvents: 'there' })
  }

  it('a drag that nobody saw is put back and told once, and is not the officer’s who made the same before', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.as('officer').moves(number, columnOf('analysis'))
    expect(await office.phase(number)).toBe('analysis')
    await office.as('officer').says(number, '/phase reported 取り違えた')
    expect(await office.phase(number)).toBe('reported')
    const before = (await office.answers(number)).length
    await silently(() => office.as('reporter').moves(number, columnOf('analysis')))
    await office.sweep()
    expect(await office.phase(number)).toBe('reported')
    expect(await office.column(number)).toBe(columnOf('reported'))
    expect(await office.refusal(number)).toEqual(['mover-unknown'])
    await office.sweep()
    const told = (await office.answers(number)).slice(before)
    expect(told.map(({ body }) => body).join()).toContain('誰が動かしたのか')
    expect(told).toHaveLength(1)
  })

  it('R4.3-1 two labels that nobody saw are put back, each told', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    const refusals = async () => (await office.ledger(number)).filter(({ type }) => type === 'request-refused').length
    await office.control('POST', '/faults', { drop: 1 })
    for (const phase of ['recovery', 'learning']) await office.as('officer').labels(number, `phase: ${phase}`)
    await office.control('POST', '/faults', {})
    await office.sweep()
    expect(await office.phase(number)).toBe('reported')
    expect(await refusals()).toBe(2)
  })

  it('allowed: what GitHub tells of counts, also where its times are a second apart', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/github', { times: 'apart' })
    await office.control('POST', '/faults', { drop: 1 })
    await office.as('officer').moves(number, columnOf('analysis'))
    await office.control('POST', '/faults', {})
    await office.sweep()
    expect(await office.phase(number)).toBe('analysis')
    // Refused by its delivery, and found again by the sweep under another time: one answer.
    await office.as('reporter').moves(number, columnOf('learning'))
    const before = (await office.answers(number)).length
    await office.sweep()
    expect(await office.answers(number)).toHaveLength(before)
    await office.control('POST', '/github', { times: 'same' })
  })
})
