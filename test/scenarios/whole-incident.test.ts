import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { columnOf, report, STOLEN } from './report.ts'
import { before, FOUND, filledIn, notify, planOf, RECORD, recordOf, SENT } from './walk.ts'

describe('an incident from the form to closed, by the default policy', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company({ loadApp: restedApp })
  })
  afterAll(() => office.stop())

  const shows = async (phase: string) => {
    expect(await office.phase(number)).toBe(phase)
    expect(await office.column(number)).toBe(columnOf(phase))
    expect(await office.status(number)).toContain(`## 現在の段階：${columnOf(phase)}`)
  }

  it('R1-1 R4.2-1 a report opens the case: assigned to the officer, on the board, with a status comment', async () => {
    number = await office.as('reporter').report(report({ ...STOLEN, ongoing: 'spreading' }))
    const issue = await office.issue(number)
    expect(issue.labels).toEqual(expect.arrayContaining(['hikeshi: incident', 'severity: high', 'priority: B']))
    expect(issue.assignees).toEqual(['officer'])
    await shows('reported')
    const [welcome, call] = await office.answers(number)
    expect(welcome?.body).not.toContain('@officer')
    expect(welcome?.body).toContain('03-5550-0100')
    expect(call?.body).toContain('@officer')
  })

  it('R4.1-1a R1-2 a runbook matches, its checklist shows, and what its trigger says starts the response organisation', async () => {
    expect(await office.status(number)).toContain('端末・記録媒体・書類の紛失と盗難')
    const types = (await office.ledger(number)).map(({ type }) => type)
    expect(types).toContain('runbook-matched')
    expect(types).toContain('organisation-started')
  })

  it('R4.3-1 the responder contains at once, before any paper', async () => {
    const answer = await office.as('responder').says(number, '/contain 端末を遠隔でロックした')
    expect(answer).toContain('**報告受付 → 封じ込め**')
    await shows('containment')
    expect((await office.issue(number)).assignees).toEqual(['responder'])
  })

  it('R4.2-2 R4.2-4 with damage, cause and evidence the card moves to eradication', async () => {
    await office.as('officer').says(number, recordOf(FOUND))
    await office.as('responder').says(number, '/evidence "操作の記録" "保管庫"')
    const answer = await office.as('sysadmin').moves(number, columnOf('eradication'))
    expect(answer).toContain('**封じ込め → 根絶**')
    await shows('eradication')
  })

  it('R4.3-1 a label moves it to recovery', async () => {
    await office.as('sysadmin').says(number, recordOf({ 'eradication-measures': '証明書を失効させた' }))
    await office.as('sysadmin').labels(number, 'phase: recovery')
    await shows('recovery')
    expect((await office.issue(number)).labels).not.toContain('phase: eradication')
  })

  it('R4.3-2a R4.3-2b R4.3-2c R4.1-1a with the three records, recovered and stood down, learning begins', async () => {
    await office.as('responder').says(number, recordOf(RECORD))
    await office.as('sysadmin').says(number, '/recovered staff-devices')
    await office.as('executive').says(number, '/stand-down recovered-intact')
    const answer = await office.as('executive').says(number, '/advance')
    expect(answer).toContain('**復旧 → 学習**')
    await shows('learning')
    expect((await office.issue(number)).assignees).toEqual(['officer'])
  })

  it('R4.4-1 R4.4-4 entering learning opens one pull request: a plan drawn from the record, and the change of the runbook', async () => {
    const { pull, path } = await planOf(office, number)
    expect(pull.title).toBe(`再発防止計画: incidents#${number}`)
    const plan = (await office.file(path, pull.head.ref)) ?? ''
    expect(plan).toContain('端末を遠隔でロックした')
    expect(plan).toContain('## 技術的対策')
    const runbook = 'runbooks/lost-or-stolen.md'
    expect(await office.file(runbook, pull.head.ref)).not.toBe(await office.file(runbook))
  })

  it('R4.4-1 the check says what is missing, and is content once both sides are written and both have approved', async () => {
    const checks = async () => {
      const { pull } = await planOf(office, number)
      const path = `/repos/${office.sandbox.repos.runbooks}/commits/${pull.head.sha}/check-runs`
      const { body } = await office.call('admin', 'GET', path)
      const { check_runs: runs } = body as {
        check_runs: { name: string; conclusion: string; output: { summary: string } }[]
      }
      // The plan changes a runbook too, which has a check of its own.
      return runs.filter(({ name }) => name !== 'hikeshi / runbooks')
    }
    const [empty] = await checks()
    expect(empty?.conclusion).toBe('failure')
    expect(empty?.output.summary).toContain('技術的対策')

    const { pull, path } = await planOf(office, number)
    const plan = (await office.file(path, pull.head.ref)) ?? ''
    await office.as('sysadmin').writes(pull.head.ref, path, filledIn(plan))
    await office.as('officer').approves(pull.number)
    expect((await checks())[0]?.conclusion).toBe('failure')
    await office.as('sysadmin').approves(pull.number)
    expect(await checks()).toHaveLength(1)
    expect((await checks())[0]?.conclusion).toBe('success')
    await office.as('officer').merges(pull.number)
    expect(await office.status(number)).toContain('マージ済み')
  })

  it('R4.4-3 an action item is a sub-issue of its owner, said done by him and confirmed by another', async () => {
    await office.as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る')
    const path = `/repos/${office.sandbox.repos.incidents}/issues/${number}/sub_issues`
    const { body } = await office.call('admin', 'GET', path)
    const [item] = body as { title: string; assignees: { login: string }[] }[]
    expect(item?.title).toContain('施錠を配る')
    expect(item?.assignees.map(({ login }) => login)).toEqual(['sysadmin'])
    await office.as('sysadmin').says(number, '/done a1')
    await office.as('officer').says(number, '/done a1')
    const acts = (await office.ledger(number)).filter(({ type }) => type.startsWith('action-')).map(({ type }) => type)
    expect(acts).toEqual(['action-added', 'action-done', 'action-confirmed'])
  })

  it('R4.4-2 harm none on a breach needs a reason and the executive, then no board report is asked for', async () => {
    await office
      .as('officer')
      .says(number, recordOf({ 'went-wrong': '連絡先が古かった', 'went-well': '消去は速かった' }))
    await notify(office, number)
    await office.as('officer').says(number, '/set harm none: 暗号化されており、読まれていない')
    const answer = await office.as('officer').says(number, '/phase closed')
    expect(answer).toContain('R4.4-2')
    expect(answer).toContain('/consent 加害・被害の別')
    await office.as('executive').says(number, '/consent harm')
  })

  it('R1-3 the officer closes: the issue is closed as completed', async () => {
    const answer = await office.as('officer').closes(number)
    expect(answer).toContain('**学習 → 完了**')
    await shows('closed')
    expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed', assignees: [] })
  })

  it('R1-3 reopening the issue takes a closed case back to learning, and closing asks anew for what goes with the plan', async () => {
    await office.as('officer').reopens(number)
    await shows('learning')
    expect(await office.issue(number)).toMatchObject({ state: 'open', assignees: ['officer'] })
    expect((await office.pulls()).filter(({ head }) => head.ref.endsWith(`/${number}`))).toHaveLength(1)
    const answer = await office.as('officer').says(number, '/advance')
    for (const asked of ['/sent 顧客への周知', '/sent 対象者への周知', '/consent 加害・被害の別'])
      expect(answer).toContain(asked)
    await office.as('executive').says(number, '/consent harm')
    await office.as('officer').says(number, `/approve customers\n/approve persons-covered\n${SENT}\n/advance`)
    await shows('closed')
  })

  it('R4.4-2 with an outside party the board acknowledges: by itself, or the officer with the reference of the minutes', async () => {
    for (const [login, command] of [
      ['board', '/acknowledge board-report'],
      ['officer', '/acknowledge board-report 取締役会議事録 2031-04-02 第3号'],
    ] as const) {
      const other = await before(office, 'closed', STOLEN, { acknowledged: false })
      expect(await office.as('officer').says(other, '/phase closed')).toContain('取締役会報告')
      if (login === 'officer')
        expect(await office.as('officer').says(other, '/acknowledge board-report')).toContain('R4.4-2')
      await office.as(login).says(other, command)
      await office.as('officer').says(other, '/phase closed')
      expect(await office.phase(other)).toBe('closed')
    }
  })

  it('R4.4-5 every line of every ledger holds', async () => {
    const verified = await office.verify()
    expect(verified).toMatchObject({ findings: [], unchecked: 0 })
    expect(verified.ledgers).toBe(4)
  })
})
