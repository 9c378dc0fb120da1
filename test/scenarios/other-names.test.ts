import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appsInside } from '../support/app-inside.ts'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'
import { at, filledIn, planOf } from './walk.ts'

describe('R4.2-4 repositories and installations that go by another name in the middle of a case', () => {
  let office: Company
  const warned: string[] = []
  beforeAll(async () => {
    office = await company(appsInside((error, message) => void (error !== undefined && warned.push(message))))
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
    expect(await office.answers(fresh)).toHaveLength(2)
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
    expect(await office.answers(number)).toHaveLength(3)
    // Deliveries to the installation of before are told again to nobody, and that is said once.
    warned.splice(0)
    await office.control('POST', '/redeliver', { all: true })
    await office.sandbox.idle()
    expect(warned.filter((one) => one !== 'taken-off')).toEqual([])
    expect(warned.length).toBeLessThanOrEqual(1)
    expect(await office.answers(number)).toHaveLength(3)
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
    expect(await office.answers(number)).toHaveLength(3)
    expect(await office.phase(number)).toBe('containment')
    await comesToRest()
  })

  it('R8-2 refused: a repository that somebody makes by a former name gets nothing of a case, and judges and silences none', {
    timeout: 240_000,
  }, async () => {
    const { org } = office.sandbox
    const place = (name: string) => `/repos/${org}/${name}`
    const make = async (name: string) => {
      const made = await office.call('admin', 'POST', `/orgs/${org}/repos`, { name, private: true, auto_init: true })
      expect(made.status).toBe(201)
    }
    const written = async (name: string) => {
      const issues = (await office.call('admin', 'GET', `${place(name)}/issues?state=all`)).body
      const branches = (await office.call('admin', 'GET', `${place(name)}/branches`)).body
      return { issues: (issues as { title: string }[]).map(({ title }) => title), branches: JSON.stringify(branches) }
    }
    await make('restricted')
    await make('runbooks')
    await office.control('POST', '/restart')
    const few = (await written('few')).issues
    const open = await office.as('reporter').report(ownReport())
    await office.as('officer').says(open, '/set kind insider-leak')
    expect((await written('few')).issues.length).toBe(few.length + 1)
    const learning = await at(office, 'learning')
    expect((await written('books')).branches).toContain(`hikeshi/prevention/cases/${learning}`)
    for (const name of ['restricted', 'runbooks']) {
      const { issues, branches } = await written(name)
      expect([issues, /hikeshi/.test(branches)]).toEqual([[], false])
    }
    await comesToRest()

    // The home itself: with a policy, a record and a report of somebody's own.
    const record = (await office.call('admin', 'GET', `${place('cases')}/contents/ledger/policy.jsonl?ref=hikeshi`))
      .body
    await make('incidents')
    const main = (await office.call('admin', 'GET', `${place('incidents')}/git/ref/heads/main`)).body
    const { sha } = (main as { object: { sha: string } }).object
    await office.call('admin', 'POST', `${place('incidents')}/git/refs`, { ref: 'refs/heads/hikeshi', sha })
    const content = (record as { content: string }).content.replaceAll('\n', '')
    const copy = { message: 'Bring a record', branch: 'hikeshi', content }
    expect((await office.call('admin', 'PUT', `${place('incidents')}/contents/ledger/policy.jsonl`, copy)).status).toBe(
      201,
    )
    const lure = { title: 'Report', body: ownReport(), labels: ['hikeshi: incident'] }
    await office.call('reporter', 'POST', `${place('incidents')}/issues`, lure)
    await office.call('admin', 'POST', `${place('incidents')}/issues`, lure)
    await office.sandbox.idle()
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    const { body } = await office.call('admin', 'GET', `${place('incidents')}/issues/comments`)
    const said = (body as { body: string }[]).map((one) => one.body)
    expect(said.filter((one) => !one.includes('<!-- hikeshi:unadopted -->') || one.includes('/adopt '))).toEqual([])
    const ledgers = await office.call('admin', 'GET', `${place('incidents')}/contents/ledger?ref=hikeshi`)
    expect((ledgers.body as { name: string }[]).map(({ name }) => name)).toEqual(['policy.jsonl'])
  })
})
