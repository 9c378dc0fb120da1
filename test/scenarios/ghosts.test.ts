import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'

describe('R2-2 accounts that were deleted before anybody heard of what they did', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  }, 120_000)
  afterAll(() => office.stop())

  it('reports are cases, nothing is booked on anybody, nobody named ghost is called, and the case goes on', {
    timeout: 240_000,
  }, async () => {
    const [commented, moved, reported] = [
      await office.as('reporter').report(ownReport()),
      await office.as('reporter').report(ownReport()),
      await office.as('reporter').report(ownReport()),
    ]
    await office.control('POST', '/clock', { advance: 'PT1M' })
    await office.control('POST', '/faults', { drop: 1 })
    const unheard = await office.as('sysadmin').report(ownReport())
    await office.as('responder').comments(commented, '/phase analysis')
    await office.as('deputy').moves(moved, columnOf('analysis'))
    for (const removeAccount of ['sysadmin', 'responder', 'deputy', 'reporter'])
      await office.control('POST', '/github', { removeAccount })
    await office.control('POST', '/faults', {})
    await office.sweep()

    expect(await office.phase(unheard)).toBe('reported')
    expect(await office.answers(unheard)).toHaveLength(1)
    expect([await office.phase(commented), await office.phase(moved)]).toEqual(['reported', 'reported'])
    expect(await office.column(moved)).toBe(columnOf('reported'))
    for (const number of [commented, moved, unheard])
      expect((await office.ledger(number)).filter(({ type }) => type === 'phase-changed')).toEqual([])
    const said = (
      await Promise.all([commented, moved, reported, unheard].map((number) => office.comments(number)))
    ).flat()
    expect(said.filter(({ user, body }) => user.login.endsWith('[bot]') && body.includes('@ghost'))).toEqual([])

    await office.as('officer').says(reported, '/contain 回線から外した')
    expect(await office.phase(reported)).toBe('containment')
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await writesOf(office)).filter((write) => !/\[sweep /.test(write))).toEqual([])
    expect((await office.verify()).findings).toEqual([])
  })
})
