import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'
import { at, filledIn, planOf } from './walk.ts'

describe('R2-2 accounts that were deleted before anybody heard of what they did', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  }, 120_000)
  afterAll(() => office.stop())

  it('R4.4-1 refused: the approval of an account that was deleted before the plan was merged is nobody’s', {
    timeout: 240_000,
  }, async () => {
    const number = await at(office, 'learning')
    const { pull, path } = await planOf(office, number)
    const plan = (await office.file(path, pull.head.ref)) ?? ''
    await office.as('responder').writes(pull.head.ref, path, filledIn(plan))
    await office.as('officer').approves(pull.number)
    await office.as('sysadmin').approves(pull.number)
    await office.control('POST', '/github', { removeAccount: 'sysadmin' })
    await office.control('POST', '/clock', { advance: 'PT2M' })
    await office.as('officer').merges(pull.number)
    await office.as('officer').says(number, '/phase closed')
    const lacking = (await office.refusal(number)).filter((reason) => reason.startsWith('pull-request'))
    expect(lacking).toEqual(['pull-request-unapproved R4.4-1'])
    expect((await office.comments(number)).filter(({ body }) => body.includes('@ghost'))).toEqual([])
    await office.call('admin', 'PUT', '/orgs/example-corp/teams/system-administrators/memberships/executive')
    await office.control('POST', '/clock', { advance: 'PT2M' })
    await office.as('executive').says(number, '/approve prevention')
    await office.as('officer').says(number, '/phase closed')
    expect((await office.refusal(number)).filter((reason) => reason.startsWith('pull-request'))).toEqual([])
  })

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
    const unheard = await office.as('board').report(ownReport())
    await office.as('responder').comments(commented, '/phase analysis')
    await office.as('deputy').moves(moved, columnOf('analysis'))
    for (const removeAccount of ['board', 'responder', 'deputy', 'reporter'])
      await office.control('POST', '/github', { removeAccount })
    await office.control('POST', '/faults', {})
    await office.sweep()

    expect(await office.phase(unheard)).toBe('reported')
    expect(await office.answers(unheard)).toHaveLength(2)
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
