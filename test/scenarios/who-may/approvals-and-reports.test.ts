import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asApp } from '../as-app.ts'
import { type Company, company } from '../company.ts'
import { ownReport } from '../report.ts'
import { at, filledIn, planOf } from '../walk.ts'
import { COLUMNS, type Column, NEW_LOGIN } from './columns.ts'
import { tokenOf } from './let-in.ts'
import { ofColumn } from './playing.ts'
import { STAGES } from './rows.ts'
import { whoMay } from './table.ts'
import { underAnotherLogin } from './under-another-login.ts'
import { withoutTheOfficer } from './without-the-officer.ts'

/** Accounts as they are; whom a case is about is of another kind of case. */
const PLAYED = COLUMNS.filter(
  ({ is, story }) => story === 'any' && ['himself', 'by-way-of-an-app', 'bot', 'app'].includes(is),
)

describe('R8-2 who may do what: approvals of a plan, and reports, as they happen on GitHub', {
  timeout: 600_000,
}, () => {
  let office: Company
  const rows = whoMay()
  beforeAll(async () => {
    office = await company()
  }, 240_000)
  afterAll(() => office.stop())

  const cells = (stage: (typeof STAGES)[string] | undefined, columns: readonly Column[]) =>
    columns.map((column) => [column.id, rows.find((row) => row.stage === stage)?.cells.get(column)])
  let number = 0
  const runbooks = () => `/repos/${office.sandbox.repos.runbooks}`
  const review = async (column: Column, event: string) => {
    const { pull } = await planOf(office, number)
    const path = `${runbooks()}/pulls/${pull.number}/reviews`
    expect((await office.call(tokenOf(column), 'POST', path, { event, body: 'x' })).status).toBe(200)
    await office.sandbox.idle()
  }
  /** Whose approval the check on the pull request still waits for. */
  const lacking = async () => {
    const { head } = (await planOf(office, number)).pull
    const { body } = await office.call('admin', 'GET', `${runbooks()}/commits/${head.sha}/check-runs`)
    const runs = (body as { check_runs: { name: string; output: { summary: string } }[] }).check_runs
    const summary = runs.find(({ name }) => name === 'hikeshi / prevention plan')?.output.summary ?? ''
    return { officer: summary.includes('情報セキュリティ責任者'), sysadmin: summary.includes('システム管理担当者') }
  }

  it('R4.4-1 whose approval of the plan counts, and as whose', async () => {
    const people = PLAYED.filter(({ is }) => is === 'himself' || is === 'by-way-of-an-app')
    number = await at(office, 'learning')
    const { pull, path } = await planOf(office, number)
    await office.as('sysadmin').writes(pull.head.ref, path, filledIn((await office.file(path, pull.head.ref)) ?? ''))
    expect(await lacking()).toEqual({ officer: true, sysadmin: true })
    const counted: { officer: string; sysadmin: string }[] = []
    for (const column of people) {
      await review(column, 'APPROVE')
      const { officer, sysadmin } = await lacking()
      counted.push({ officer: officer ? 'refused' : 'done', sysadmin: sysadmin ? 'refused' : 'done' })
      await review(column, 'REQUEST_CHANGES')
    }
    expect(people.map(({ id }, index) => [id, counted[index]?.officer])).toEqual(
      cells(STAGES.approvedAsOfficer, people),
    )
    expect(people.map(({ id }, index) => [id, counted[index]?.sysadmin])).toEqual(
      cells(STAGES.approvedAsSysadmin, people),
    )
  })

  const openedBy = async (column: Column): Promise<string> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues`
    const form = { title: 'Report', body: ownReport(), labels: ['hikeshi: incident'] }
    const made =
      column.is === 'app'
        ? await asApp(office.sandbox, 'POST', path, form)
        : ((await office.call(tokenOf(column), 'POST', path, form)).body as { number: number })
    await office.sandbox.idle()
    return (await office.ledger(made.number)).some(({ type }) => type === 'case-opened') ? 'done' : 'nothing'
  }

  it('R1-1 whose report by the form opens a case', async () => {
    const became: [string, string][] = []
    for (const column of PLAYED) became.push([column.id, await openedBy(column)])
    expect(became).toEqual(cells(STAGES.opened, PLAYED))
  })

  it('R8-2 refused by GitHub itself: both by an account without access', async () => {
    const outsider = ofColumn('outsider')
    const { pull } = await planOf(office, number)
    const doors: [path: string, body: unknown][] = [
      [`${runbooks()}/pulls/${pull.number}/reviews`, { event: 'APPROVE', body: 'x' }],
      [`/repos/${office.sandbox.repos.incidents}/issues`, { title: 'Report', body: ownReport() }],
    ]
    for (const [path, body] of doors) expect((await office.call('outsider', 'POST', path, body)).status).toBe(404)
    for (const stage of [STAGES.approvedAsOfficer, STAGES.approvedAsSysadmin, STAGES.opened])
      expect(cells(stage, [outsider])).toEqual([['outsider', 'barred']])
  })

  it('R8-2 the same by the officer under another login, and by whoever took the one that he had', async () => {
    const columns = COLUMNS.filter(({ is }) => is === 'renamed' || is === 'bearer-of-the-old-login')
    expect(columns.map(({ id }) => id)).toEqual(['stranger', 'renamed'])
    await underAnotherLogin(office)
    const found: { as: string; officer: string; sysadmin: string; report: string }[] = []
    for (const column of columns) {
      await review(column, 'APPROVE')
      const { officer, sysadmin } = await lacking()
      const counted = { officer: officer ? 'refused' : 'done', sysadmin: sysadmin ? 'refused' : 'done' }
      await review(column, 'REQUEST_CHANGES')
      found.push({ as: column.id, ...counted, report: await openedBy(column) })
    }
    expect(found.map(({ as, officer }) => [as, officer])).toEqual(cells(STAGES.approvedAsOfficer, columns))
    expect(found.map(({ as, sysadmin }) => [as, sysadmin])).toEqual(cells(STAGES.approvedAsSysadmin, columns))
    expect(found.map(({ as, report }) => [as, report])).toEqual(cells(STAGES.opened, columns))
  })

  it('R4.2-1 the same by who was removed from the team, though no delivery told of it', async () => {
    const removed = COLUMNS.filter(({ is }) => is === 'removed')
    const [column] = removed
    if (column === undefined) throw new Error('nobody was removed')
    await withoutTheOfficer(office, NEW_LOGIN)
    await review(column, 'APPROVE')
    const { officer, sysadmin } = await lacking()
    expect([
      ['removed', officer ? 'refused' : 'done'],
      ['removed', sysadmin ? 'refused' : 'done'],
    ]).toEqual([...cells(STAGES.approvedAsOfficer, removed), ...cells(STAGES.approvedAsSysadmin, removed)])
    expect([['removed', await openedBy(column)]]).toEqual(cells(STAGES.opened, removed))
  })
})
