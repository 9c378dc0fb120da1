import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'
import { FOUND, recordOf, before as upTo } from './walk.ts'

/** All that eradication asks for, save that no evidence was kept. */
const ASKED = { 'exempt-requirements': ['one-place'], 'exempt-reason': '端末が焼失し、証拠を保全できない' }

describe('an exception by the default policy (clause 6)', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const withoutEvidence = async (): Promise<number> => {
    const number = await upTo(office, 'containment')
    await office.as('responder').says(number, '/contain 遠隔で消去した')
    await office.as('officer').says(number, recordOf(FOUND))
    return number
  }
  const request = (login: string, more: Record<string, string | string[]>) =>
    file(office, login, 'exception', { ...ASKED, 'exempt-scope': 'named', ...more })

  it('R6-1 an approved exception opens the gate that it names, in its case alone, and is named where it does', async () => {
    const number = await withoutEvidence()
    const other = await withoutEvidence()
    expect(await office.as('officer').says(number, '/phase eradication')).toContain('R4.2-4')

    const exception = await request('responder', { 'exempt-cases': `#${number}` })
    expect((await office.issue(exception)).assignees).toEqual(['officer'])
    // The same refusal within the hour is shown by the sign alone.
    expect(await office.as('officer').says(number, '/phase eradication')).toBe('')
    expect(await office.refusal(number)).toEqual([expect.stringContaining('R4.2-4')])
    await office.as('officer').says(exception, '/approve')
    expect(await office.phase(exception)).toBe('approved')

    await office.control('POST', '/sweep')
    expect(await office.status(number)).toContain(`#${exception}`)
    const moved = await office.as('officer').says(number, '/phase eradication')
    expect(moved).toContain(`#${exception}`)
    expect(await office.phase(number)).toBe('eradication')
    const line = (await office.ledger(number)).findLast(({ type }) => type === 'phase-changed')
    expect(line?.data).toMatchObject({ to: 'eradication', waived: [{ clause: 'R4.2-4', exception, ahead: false }] })

    expect(await office.as('officer').says(other, '/phase eradication')).toContain('R4.2-4')
    expect(await office.phase(other)).toBe('containment')
  })

  it('R6-1 nobody approves or refuses his own request: the officer’s goes to the deputy or the representative', async () => {
    const exception = await request('officer', { 'exempt-cases': '#1' })
    expect((await office.issue(exception)).assignees).toEqual(['deputy'])
    await office.as('officer').says(exception, '/approve')
    expect(await office.refusal(exception)).toContain('not-for-you R6-1')
    await office.as('reporter').says(exception, '/approve')
    expect(await office.phase(exception)).toBe('requested')
    await office.as('executive').says(exception, '/approve')
    expect(await office.phase(exception)).toBe('approved')
  })

  it('R6-1 R4.2-1 the deputy approves the officer’s in his own right, anybody else’s in the officer’s stead', async () => {
    const officers = await request('officer', { 'exempt-cases': '#1' })
    expect(await office.as('deputy').says(officers, '/approve')).not.toContain('/ratify')
    expect(await office.phase(officers)).toBe('approved')
    expect(await office.status(officers)).not.toContain('/ratify')
    const reporters = await request('reporter', { 'exempt-cases': '#1' })
    const approved = await office.as('deputy').says(reporters, '/approve')
    expect(approved).toMatch(/@officer.*\/ratify/)
    expect(await office.status(reporters)).toContain('/ratify')
  })

  it('R6-1 what no exception may take away is named from the request on, and to whoever approves it', async () => {
    const named = ['prevention-plan', 'notices', 'drills', 'one-place']
    const exception = await request('reporter', { 'exempt-requirements': named, 'exempt-cases': '#1' })
    const lines = (text: string) => text.split('\n').filter((line) => /^- (⚠️|ℹ️)/.test(line))
    const asked = await office.status(exception)
    // The deadline of a decision is ended by the commands that decide, and nobody is kept out but who asked.
    expect(asked).toMatch(/例外の申請への回答：.*→ `\/approve` ／ `\/reject ‹理由›`/)
    expect(asked).not.toContain('関与できません')
    expect(asked).toContain('- 申請者：`reporter`')
    const told = lines(asked)
    expect(told).toHaveLength(3)
    expect(told[0]).toMatch(/訓練.*一部しか免除されません.*R4\.1-2/)
    expect(told[1]).toMatch(/再発防止計画の策定.*承認されても引き続き求められます.*R4\.4-1/)
    expect(told[2]).toMatch(/計画の周知と実施.*一部しか免除されません.*R4\.4-3/)
    const approved = await office.as('officer').says(exception, '/approve')
    expect(await office.phase(exception)).toBe('approved')
    expect(lines(approved)).toEqual(told)
    // The one who asked hears of it, and nobody is told to bring about what its date does.
    expect(approved).toContain('@reporter さん、申請は「承認済み」になりました')
    const status = await office.status(exception)
    expect(status).toMatch(/いますることはありません。2\d{3}-\d\d-\d\d \d\d:\d\d JST に自動で「期限切れ」になります/)
    expect(status).not.toMatch(/該当者なし）\*{0,2}）|`\/advance`/)
    const plain = await request('reporter', { 'exempt-cases': '#1' })
    expect(lines(await office.status(plain))).toEqual([])
  })

  it('R6-1 refused: one by which everything that it names would stand all the same; allowed: with something that it opens', async () => {
    const exception = await request('reporter', {
      'exempt-requirements': ['prevention-plan'],
      'exempt-cases': '#1',
    })
    const answer = await office.as('officer').says(exception, '/approve')
    expect(await office.refusal(exception)).toEqual(['exception-without-effect R6-1'])
    expect(answer).toContain('承認しても、すべて引き続き求められます')
    expect(await office.phase(exception)).toBe('requested')
    await office.as('reporter').says(exception, '/set exempt-requirements one-place')
    await office.as('officer').says(exception, '/approve')
    expect(await office.phase(exception)).toBe('approved')
  })

  it('R6-1 a refusal has its reason, and whoever asked is told it', async () => {
    const exception = await request('reporter', { 'exempt-cases': '#1' })
    await office.as('officer').says(exception, '/reject')
    expect(await office.phase(exception)).toBe('requested')
    const answer = await office.as('officer').says(exception, '/reject 保全は委託先でもできる')
    expect(answer).toContain('@reporter')
    expect(answer).toContain('保全は委託先でもできる')
    expect(await office.issue(exception)).toMatchObject({ state: 'closed', stateReason: 'not_planned' })
  })

  it('R6-1 it says what, where and until when: nothing is approved without, nor for more than 12 months', async () => {
    const bare = await request('reporter', { 'exempt-requirements': [], 'exempt-until': '2099-01-01' })
    await office.as('officer').says(bare, '/approve')
    expect((await office.refusal(bare)).toSorted()).toEqual([
      'fact-missing R6-1',
      'fact-missing R6-1',
      'time-too-late R6-1',
    ])
  })

  it('R6-1 what was approved cannot be widened afterwards', async () => {
    const exception = await request('reporter', { 'exempt-cases': '#1' })
    await office.as('officer').says(exception, '/approve')
    await office.as('reporter').says(exception, '/set exempt-scope all')
    expect(await office.refusal(exception)).toEqual(['fact-fixed R6-1'])
  })

  it('R6-1 a gate that an invariant names stays shut, whatever was approved', async () => {
    const number = await upTo(office, 'containment')
    await office.as('responder').says(number, '/contain 遠隔で消去した')
    await office.as('responder').says(number, '/evidence 記録 保管庫')
    const exception = await request('reporter', {
      'exempt-requirements': ['one-place', 'by-the-procedure', 'report-and-ratification'],
      'exempt-scope': 'all',
    })
    await office.as('officer').says(exception, '/approve')
    await office.as('officer').says(number, '/phase eradication')
    expect(await office.refusal(number)).toContain('fact-missing R4.2-2')
    await office.as('officer').says(exception, '/phase expired')
  })

  it('R6-1 in an emergency it counts before its approval, and closing waits for that', async () => {
    const number = await withoutEvidence()
    const asked = { 'exempt-cases': `#${number}`, 'exempt-urgency': 'emergency' }
    const unknown = await request('reporter', asked)
    await office.as('officer').says(number, '/phase eradication')
    expect(await office.phase(number)).toBe('containment')
    await office.as('officer').says(unknown, '/reject 責任者から出し直す')

    const exception = await request('officer', asked)
    await office.as('officer').says(number, '/phase eradication')
    expect(await office.phase(number)).toBe('eradication')
    const line = (await office.ledger(number)).findLast(({ type }) => type === 'phase-changed')
    expect(line?.data).toMatchObject({ waived: [{ exception, ahead: true }] })

    await office.as('sysadmin').says(number, recordOf({ 'eradication-measures': '証明書を失効させた' }))
    await office.as('officer').says(number, '/phase recovery')
    await office
      .as('responder')
      .says(
        number,
        recordOf({ 'response-record': '消去', 'business-resumption': '再開', 'stakeholder-impact': 'なし' }),
      )
    await office.as('sysadmin').says(number, '/recovered staff-devices')
    await office.as('officer').says(number, '/phase learning')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toContain('exception-unapproved R6-1')
    await office.as('deputy').says(exception, '/approve')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).not.toContain('exception-unapproved R6-1')
  })

  it('R6-1 it ends by itself at its date, and opens nothing any more', async () => {
    const number = await withoutEvidence()
    const exception = await request('reporter', { 'exempt-cases': `#${number}` })
    await office.as('officer').says(exception, '/approve')
    await office.control('POST', '/sweep')
    expect(await office.phase(exception)).toBe('approved')
    await office.control('POST', '/clock', { advance: 'P91D' })
    await office.control('POST', '/sweep')
    expect(await office.phase(exception)).toBe('expired')
    expect((await office.issue(exception)).state).toBe('closed')
    expect(await office.as('officer').says(number, '/phase eradication')).toContain('R4.2-4')
  })

  it('R6-1 all of it holds on the record', async () => {
    expect(await office.verify()).toMatchObject({ findings: [] })
  })
})
