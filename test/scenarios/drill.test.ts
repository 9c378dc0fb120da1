import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { githubClient } from '../../src/adapters/github/client/client.ts'
import { gitLedger } from '../../src/adapters/github/ledger/git-ledger.ts'
import { readRegister } from '../../src/app/report/read-register.ts'
import { type Company, company, type PullRequest } from './company.ts'
import { file } from './desk.ts'
import { POLICY } from './report.ts'
import { BEFORE, recordOf } from './walk.ts'

const SCENARIO = { description: '端末が盗まれたとの電話があった', kind: 'lost-or-stolen', systems: ['staff-devices'] }

describe('a drill by the default policy (clause 4-1)', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const drills = async (): Promise<number[]> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&labels=${encodeURIComponent('hikeshi: drill')}`
    const { body } = await office.call('admin', 'GET', path)
    return (body as { number: number }[]).map((one) => one.number).sort((a, b) => a - b)
  }
  const correction = async (of: number): Promise<PullRequest | undefined> =>
    (await office.pulls()).find(({ head }) => head.ref === `hikeshi/correction/incidents/${of}`)

  it('R4.1-2 it is opened by its form under the mark, matched with its runbook, and says that it is none', async () => {
    number = await file(office, 'officer', 'drill', SCENARIO)
    const { labels, assignees } = await office.issue(number)
    expect(labels).toEqual(expect.arrayContaining(['hikeshi: drill', 'drill', 'phase: reported']))
    expect(assignees).toEqual(['officer'])
    const [opened] = await office.answers(number)
    expect(opened?.body).toContain('実際のインシデントではありません')
    expect(await office.status(number)).toContain('実際のインシデントではありません')
    const matched = (await office.ledger(number)).find(({ type }) => type === 'runbook-matched')
    expect(matched?.data).toMatchObject({ runbook: 'lost-or-stolen', by: 'rule' })
  })

  it('R4.1-2 the response itself is played: the gates of the incident stand in the drill', async () => {
    await office.as('officer').says(number, '/phase analysis')
    await office.as('responder').says(number, '/contain 遠隔で消去した（訓練）')
    expect(await office.phase(number)).toBe('containment')
    await office.as('responder').says(number, '/phase eradication')
    expect(await office.refusal(number)).toContain('evidence-missing R4.2-4')
    await BEFORE.eradication(office, number, {})
    await office.as('officer').says(number, '/phase eradication')
    await BEFORE.recovery(office, number, {})
    await office.as('officer').moves(number, '復旧')
    await BEFORE.learning(office, number, {})
    await office.as('officer').says(number, '/phase learning')
    expect(await office.phase(number)).toBe('learning')
  })

  it('R4.1-2 it touches no clock, notice, report or plan of a real incident, and is no incident in the register', async () => {
    await office.as('officer').says(number, '/sent customers via メール to 顧客 12')
    expect(await office.refusal(number)).toEqual(['unknown-notice R4.4-3'])
    await office.as('board').says(number, '/acknowledge board-report')
    expect(await office.refusal(number)).toEqual(['unknown-what R4.4-2'])
    const real = await file(office, 'reporter', 'incident', {})
    await office.as('officer').says(number, `/part-of #${real}`)
    expect(await office.phase(number)).toBe('learning')
    expect((await office.ledger(number)).filter(({ type }) => type === 'reminder-sent')).toEqual([])
    const status = await office.status(number)
    expect(status).not.toContain('加害・被害の別')
    for (const clock of ['復旧まで', '再発防止計画', '顧客への周知']) expect(status).not.toContain(clock)
    expect((await office.pulls()).filter(({ head }) => head.ref.includes('prevention'))).toEqual([])
    const { url, tokens, repos } = office.sandbox
    const store = gitLedger(githubClient({ auth: tokens.admin ?? '', baseUrl: url }))
    const [owner = '', name = ''] = repos.incidents.split('/')
    const register = await readRegister(store, 'not-checked', [{ owner, name }], POLICY, new Date().toISOString())
    expect(register.entries.map(({ issue }) => issue)).toEqual([real])
    expect(register.figures).toMatchObject({ incidents: 1, open: 1 })
  })

  it('R4.1-2 it closes as nothing but "problem" or "no problem", with what was found', async () => {
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toEqual(Array.from({ length: 3 }, () => 'fact-missing R4.1-2'))
    await office.as('officer').closes(number, 'not_planned')
    expect(await office.issue(number)).toMatchObject({ state: 'open' })
    await office.as('officer').says(number, '/dismiss やめた')
    expect(await office.phase(number)).toBe('learning')
    await office.as('officer').says(number, '/set drill-outcome aborted')
    expect(await office.refusal(number)).toEqual(['not-allowed-value R4.1-2'])
    expect(await correction(number)).toBeUndefined()
  })

  it('R4.1-2 a problem opens a pull request on the runbook, and closing waits until the defect is corrected', async () => {
    await office.as('officer').says(number, '/set drill-outcome problem\n/set drill-findings 携帯会社の番号が古かった')
    await office.as('officer').says(number, '/set drill-participants @officer')
    await office.as('officer').says(number, '/phase closed')
    // The one who tried it out is named, and it is more than the one who writes it.
    expect(await office.refusal(number)).toContain('nobody-beside R4.1-2')
    await office.as('officer').says(number, '/set drill-participants @officer @responder')
    const pull = await correction(number)
    if (pull === undefined) throw new Error('No pull request of the correction')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toContain('pull-request-unmerged R4.1-2')
    const path = `drills/${new Date().getUTCFullYear()}/incidents-${number}.md`
    const plan = (await office.file(path, pull.head.ref)) ?? ''
    const filled = plan
      .replace(/(<!-- hikeshi:section=problem[^\n]*\n)/, '$1番号が古い\n')
      .replace(/(<!-- hikeshi:section=correction[^\n]*\n)/, '$1番号を改めた\n')
    await office.as('sysadmin').writes(pull.head.ref, path, filled)
    const text = (await office.file('runbooks/lost-or-stolen.md', pull.head.ref)) ?? ''
    await office
      .as('sysadmin')
      .writes(pull.head.ref, 'runbooks/lost-or-stolen.md', `${text.trimEnd()}\n- 番号を確かめた\n`)
    await office.as('officer').approves(pull.number)
    await office.as('officer').merges(pull.number)
    await office.as('officer').says(number, '/phase closed')
    expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed' })
    expect(await office.file('runbooks/lost-or-stolen.md')).toContain('番号を確かめた')
  })

  /** Nobody is asked to drill for so many days. */
  const excused = async (days: number): Promise<void> => {
    const { now } = (await office.control('POST', '/clock', { advance: 'PT1S' })) as { now: string }
    const until = new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10)
    const exception = await file(office, 'reporter', 'exception', {
      ...{ 'exempt-requirements': ['drills'], 'exempt-scope': 'all', 'exempt-until': until },
      'exempt-reason': '移転中で訓練できない',
    })
    await office.as('officer').says(exception, '/approve')
    expect(await office.phase(exception)).toBe('approved')
  }

  it('R6-1 R4.1-2 while an approved exception from drills is in force none is opened; when it has ended, it is', async () => {
    await excused(45)
    await office.control('POST', '/clock', { advance: 'P40D' })
    await office.control('POST', '/sweep')
    expect(await drills()).toEqual([number])
    await office.control('POST', '/clock', { advance: 'P6D' })
    await office.control('POST', '/sweep')
    await office.control('POST', '/sweep')
    expect(await drills()).toHaveLength(2)
  })

  it('R6-1 R4.1-2 nor is anybody reminded of one that is open already', async () => {
    const [, due = 0] = await drills()
    await excused(20)
    await office.control('POST', '/clock', { advance: 'P16D' })
    await office.control('POST', '/sweep')
    const reminded = async () => (await office.ledger(due)).filter(({ type }) => type === 'reminder-sent').length
    expect(await reminded()).toBe(0)
    await office.control('POST', '/clock', { advance: 'P5D' })
    await office.control('POST', '/sweep')
    expect(await reminded()).toBeGreaterThan(0)
  })

  it('R4.1-2 the sweep opens one for the runbook that is due, one at a time, assigned, reminded and escalated', async () => {
    const [, due = 0, ...more] = await drills()
    expect(more).toEqual([])
    expect((await office.issue(due)).assignees).toEqual(['officer'])
    const matched = (await office.ledger(due)).find(({ type }) => type === 'runbook-matched')
    expect(matched?.data).toMatchObject({ by: 'schedule' })
    await office.control('POST', '/clock', { advance: 'P46D' })
    await office.control('POST', '/sweep')
    const said = (await office.answers(due)).map(({ body }) => body).join('\n')
    expect(said).toContain('@executive')
    expect((await office.issue(due)).labels).toContain('overdue')
    expect(await drills()).toEqual([number, due])
    number = due
  })

  it('R4.1-2 without a problem it closes by the statement alone, and the next runbook comes', async () => {
    await office.as('officer').says(number, '/phase learning')
    expect(await office.refusal(number)).toEqual(['reason-missing R4.1-2'])
    await office.as('officer').says(number, '/phase learning 机上で連絡の段階までを行った')
    await office.as('officer').says(
      number,
      recordOf({
        ...{ 'drill-outcome': '不備なし', 'drill-findings': '番号はすべてつながった' },
        'drill-participants': '@responder、アカウントなし：警備 太郎',
      }),
    )
    await office.as('officer').says(number, '/phase closed')
    expect(await office.phase(number)).toBe('closed')
    expect(await correction(number)).toBeUndefined()
    await office.control('POST', '/clock', { advance: 'P10D' })
    await office.control('POST', '/sweep')
    const all = await drills()
    expect(all).toHaveLength(3)
    const runbookOf = async (of: number) =>
      (await office.ledger(of)).find(({ type }) => type === 'runbook-matched')?.data.runbook
    expect(new Set(await Promise.all(all.map(runbookOf))).size).toBe(3)
    expect((await office.verify()).findings).toEqual([])
  })
})
