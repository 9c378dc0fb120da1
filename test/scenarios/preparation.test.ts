import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'
import { recordOf } from './walk.ts'

const GROUPS = ['employees', 'dispatched', 'contract', 'part-time', 'interns', 'contractors', 'directors']
const TOLD = { prepared: '対応手順', 'prepared-where': 'runbooks/malware.md の連絡先を改めた' }

describe('preparation made known by the default policy (clause 4-1)', () => {
  let office: Company
  let number: number
  let second: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const cases = async (): Promise<number[]> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&labels=${encodeURIComponent('hikeshi: preparation')}`
    const { body } = await office.call('admin', 'GET', path)
    return (body as { number: number }[]).map((one) => one.number).sort((a, b) => a - b)
  }
  const saysAll = async (of: number): Promise<void> => {
    for (const person of ['deputy', 'executive', 'sysadmin', 'responder'])
      await office.as(person).says(of, '/acknowledge preparation')
    const lines = GROUPS.map((group) => `/acknowledge preparation for ${group} 朝礼の記録 ${group}`)
    await office.as('officer').says(of, lines.join('\n'))
  }

  it('R4.1-1e the officer makes it known by a form: what and where comes first', async () => {
    number = await file(office, 'officer', 'preparation', { 'prepared-for': '警備 太郎\n受付 花子' })
    expect((await office.issue(number)).assignees).toEqual(['officer'])
    await office.as('officer').says(number, '/phase told')
    expect(await office.refusal(number)).toEqual(['fact-missing R4.1-1e', 'fact-missing R4.1-1e'])
    await office.as('officer').says(number, recordOf(TOLD))
    const called = await office.as('officer').says(number, '/phase told')
    for (const person of ['@deputy', '@executive', '@sysadmin', '@responder']) expect(called).toContain(person)
  })

  it('R4.1-1e each person and group is listed, and closing is refused until all have taken note', async () => {
    await office.as('sysadmin').says(number, '/acknowledge preparation')
    const status = await office.status(number)
    expect(status).toContain('（1/13）')
    expect(status).toMatch(/✅ `sysadmin`/)
    expect(status).toMatch(/⬜ `responder` — まだ/)
    expect(status).toMatch(/⬜ 正規従業員 — まだ/)
    expect(status).toMatch(/⬜ 警備 太郎 — まだ/)
    const answer = await office.as('officer').says(number, '/phase acknowledged')
    expect(await office.refusal(number)).toEqual(['unacknowledged R4.1-1e'])
    expect(answer).toContain('`responder`')
    expect(answer).not.toContain('`sysadmin`')
    expect(await office.phase(number)).toBe('told')
  })

  it('R4.1-1e nobody takes note for others but the officer, with a reference, and nobody of whom nobody asks', async () => {
    await office.as('reporter').says(number, '/acknowledge preparation')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.1-1e'])
    await office.as('responder').says(number, '/acknowledge preparation for employees 朝礼')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.1-1e'])
    await office.as('officer').says(number, '/acknowledge preparation for employees')
    expect(await office.refusal(number)).toEqual(['reason-missing R4.1-1e'])
    await office.as('officer').says(number, '/acknowledge preparation for @outsider 電話')
    expect(await office.refusal(number)).toEqual(['not-concerned R4.1-1e'])
    await office.as('officer').says(number, '/exempt preparation @responder')
    expect(await office.refusal(number)).toEqual(['reason-missing R4.1-1e'])
  })

  it('R4.1-1e whoever still owes it is reminded by name, then it is escalated', async () => {
    await office.control('POST', '/clock', { advance: 'P8D' })
    await office.control('POST', '/sweep')
    const reminded = (await office.answers(number)).at(-1)?.body ?? ''
    expect(reminded).toContain('@responder')
    expect(reminded).not.toContain('@sysadmin')
    await office.control('POST', '/clock', { advance: 'P14D' })
    await office.control('POST', '/sweep')
    expect((await office.issue(number)).labels).toContain('overdue')
  })

  it('R4.1-1e it closes once all have, by their own word, by the officer’s record, or with the reason why somebody need not', async () => {
    for (const person of ['deputy', 'executive']) await office.as(person).says(number, '/acknowledge preparation')
    await office.as('officer').says(number, '/exempt preparation @responder 長期休職中のため')
    await office
      .as('officer')
      .says(number, GROUPS.map((group) => `/acknowledge preparation for ${group} 朝礼の記録`).join('\n'))
    await office
      .as('officer')
      .says(number, '/acknowledge preparation for 警備 太郎 受領書 3\n/acknowledge preparation for 受付 花子 受領書 4')
    const status = await office.status(number)
    expect(status).toContain('（13/13）')
    expect(status).toContain('長期休職中のため')
    await office.as('officer').says(number, '/phase acknowledged')
    expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  })

  it('R4.1-1e a runbook that was changed on the default branch is made known anew, once', async () => {
    await office.control('POST', '/sweep')
    expect(await cases()).toEqual([number])
    const text = (await office.file('runbooks/malware.md')) ?? ''
    await office.as('officer').writes('main', 'runbooks/malware.md', `${text}\n`)
    await office.control('POST', '/sweep')
    await office.control('POST', '/sweep')
    const [, next = 0, ...more] = await cases()
    second = next
    expect(more).toEqual([])
    expect(await office.phase(second)).toBe('planned')
  })

  it('R4.1-4 refused: priorities that nobody has decided on are made known to nobody, and nobody but the officer decides', async () => {
    await office.as('officer').says(second, recordOf({ ...TOLD, prepared: '対応手順、復旧優先度' }))
    await office.as('officer').says(second, '/phase told')
    expect(await office.refusal(second)).toEqual(['fact-missing R4.1-4'])
    await office.as('deputy').says(second, '/set priorities-decision 算定のとおり')
    expect(await office.refusal(second)).toEqual(['not-for-you R4.1-4'])
  })

  it('R4.1-4 allowed: once the officer has said what he decided, and why, it is made known', async () => {
    await office.as('officer').says(second, '/set priorities-decision メールを受発注より先に。ほかは算定のとおり')
    await office.as('officer').says(second, '/phase told')
    expect(await office.phase(second)).toBe('told')
    await saysAll(second)
  })

  it('R4.1-1d refused: contacts without a number are made known to nobody, and who fills them in is named', async () => {
    await office.as('officer').says(second, '/set prepared 対応手順、連絡先')
    const refusal = await office.as('officer').says(second, '/phase acknowledged')
    expect(await office.refusal(second)).toEqual(['contacts-empty R4.1-1d'])
    expect(refusal).toContain('東京商工会議所')
    expect(refusal).toContain('`officer`')
    // Windows that take mail or a form alone have a page, and no number to be found.
    expect(refusal).not.toMatch(/IPA|個人情報保護委員会/)
  })

  it('R4.1-1d R4.1-1e allowed: without them the rest is made known, and it ends', async () => {
    await office.as('officer').says(second, '/set prepared 対応手順')
    await office.as('officer').says(second, '/phase acknowledged')
    expect(await office.phase(second)).toBe('acknowledged')
    expect((await office.verify()).findings).toEqual([])
  })
})
