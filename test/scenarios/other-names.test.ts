import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'
import { at, filledIn, planOf } from './walk.ts'

describe('R4.2-4 repositories and installations that go by another name in the middle of a case', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  }, 120_000)
  afterAll(() => office.stop())

  const github = (wanted: object) => office.control('POST', '/github', wanted)
  const rename = (repository: string, to: string) => github({ rename: { repository, to, by: 'admin' } })
  /** A round after which another one has nothing to write. */
  const comesToRest = async () => {
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await writesOf(office)).filter((write) => !/\[sweep /.test(write))).toEqual([])
    expect((await office.verify()).findings).toEqual([])
  }
  const changes = async (number: number) =>
    (await office.ledger(number)).filter(({ type }) => type === 'phase-changed').map(({ data }) => data.to)

  it('all repositories are renamed: every door, reports, plans and rounds go on under the new names', {
    timeout: 240_000,
  }, async () => {
    const learning = await at(office, 'learning')
    const [one, unheard] = [
      await office.as('reporter').report(ownReport()),
      await office.as('reporter').report(ownReport()),
    ]
    const { incidents, restricted, runbooks } = office.sandbox.repos
    const { pull, path } = await planOf(office, learning)
    await rename(incidents, 'cases')
    await rename(restricted, 'few')
    await rename(runbooks, 'books')
    await office.sandbox.idle()

    expect(await office.as('responder').says(one, '/contain 回線から外した')).not.toBe('')
    expect(await office.column(one)).toBe(columnOf('containment'))
    const fresh = await office.as('reporter').report(ownReport())
    expect(await office.answers(fresh)).toHaveLength(1)
    await office.as('officer').moves(fresh, columnOf('analysis'))
    expect(await changes(fresh)).toEqual(['analysis'])

    const plan = (await office.file(path, pull.head.ref)) ?? ''
    await office.as('sysadmin').writes(pull.head.ref, path, filledIn(plan))
    await office.as('officer').approves(pull.number)
    await office.as('sysadmin').approves(pull.number)
    await office.as('officer').merges(pull.number)
    await office.as('officer').says(learning, '/phase closed')
    expect((await office.refusal(learning)).filter((reason) => /^pull-request/.test(reason))).toEqual([])
    expect(await office.pulls()).toHaveLength(1)

    await office.control('POST', '/faults', { drop: 1 })
    await office.as('responder').comments(unheard, '/contain 電源を落とした')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/restart')
    await office.sandbox.idle()
    await office.sweep()
    expect(await changes(unheard)).toEqual(['containment'])
    await comesToRest()
  })

  it('the app is taken off and installed again: another installation, the same cases, each act once', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(ownReport())
    await github({ installation: 'gone' })
    await office.as('responder').comments(number, '/contain 回線から外した')
    const unseen = await office.as('reporter').report(ownReport())
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).filter(({ path }) => path.startsWith('/repos/'))).toEqual([])
    expect(await office.phase(number)).toBe('reported')

    await github({ installation: 'there' })
    await office.sandbox.idle()
    expect(await changes(number)).toEqual(['containment'])
    expect(await office.phase(unseen)).toBe('reported')
    expect(await office.answers(number)).toHaveLength(2)
    // Deliveries to the installation of before are told again to nobody.
    await office.control('POST', '/redeliver', { all: true })
    await office.sandbox.idle()
    expect(await office.answers(number)).toHaveLength(2)
    await office.as('officer').says(number, '/note 見た')
    await comesToRest()
  })

  it('a repository is archived in the middle of an answer, and taken up again: nothing is lost or said twice', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(ownReport())
    const repository = `/repos/${office.sandbox.repos.incidents.split('/')[0]}/cases`
    await office.control('POST', '/faults', {
      meanwhile: [{ at: 1, by: 'admin', method: 'PATCH', path: repository, body: { archived: true } }],
    })
    await office.as('responder').comments(number, '/contain 回線から外した')
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    await office.control('POST', '/sweep').catch(() => undefined)
    await office.sandbox.idle()
    await office.call('admin', 'PATCH', repository, { archived: false })
    await office.sweep()
    expect(await changes(number)).toEqual(['containment'])
    expect(await office.answers(number)).toHaveLength(2)
    expect(await office.phase(number)).toBe('containment')
    await comesToRest()
  })
})
