import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'

describe('a disclosure by the default policy (clause 8)', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const request = (login: string) =>
    file(office, login, 'disclosure', {
      'disclose-to': '審査機関',
      'disclose-what': '規程の本文',
      'disclose-why': '認証の審査',
      'disclose-until': '2099-03-31',
    })

  it('R8-3 it is judged and approved for that case, its showing recorded, then closed', async () => {
    const number = await request('reporter')
    expect((await office.issue(number)).labels).not.toContain('severity: medium')
    await office.as('officer').says(number, '/approve')
    expect(await office.refusal(number)).toEqual(['fact-missing R8-3'])
    await office.as('officer').says(number, '/set disclose-judgement 機微な章を除けば差し支えない')
    await office.as('officer').says(number, '/approve')
    expect(await office.phase(number)).toBe('approved')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toEqual(['notice-unsent R8-3', 'fact-missing R8-3'])
    await office.as('officer').says(number, '/sent shown via 対面 to 審査機関 1')
    expect(await office.status(number)).toContain('範囲外公開の終わり')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toEqual(['fact-missing R8-3'])
    await office.as('officer').says(number, '/set disclose-withdrawal 写しを返してもらい、破棄を確かめた')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  })

  it('R8-3 nobody approves his own request, and a refusal gives its reason', async () => {
    const number = await request('officer')
    await office.as('deputy').says(number, '/set disclose-judgement 差し支えない')
    await office.as('officer').says(number, '/approve')
    expect(await office.refusal(number)).toContain('not-for-you R8-3')
    await office.as('reporter').says(number, '/approve')
    expect(await office.phase(number)).toBe('requested')
    await office.as('executive').says(number, '/reject')
    expect(await office.refusal(number)).toEqual(['reason-missing R8-3'])
    expect(await office.as('executive').says(number, '/reject 範囲が広すぎる')).toContain('範囲が広すぎる')
    expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'not_planned' })
  })

  it('R8-3 the register holds', async () => {
    expect(await office.verify()).toMatchObject({ findings: [], ledgers: 3 })
  })

  it('R8-3 allowed: before the day until which it is shown nobody is reminded; refused: from that day on whoever showed it is, until it is taken back', async () => {
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    const number = await file(office, 'reporter', 'disclosure', {
      'disclose-to': '監査法人',
      'disclose-what': '規程の本文',
      'disclose-why': '監査',
      'disclose-until': day,
    })
    await office.as('officer').says(number, '/set disclose-judgement 差し支えない')
    await office.as('officer').says(number, '/approve')
    await office.as('officer').says(number, '/sent shown via 対面 to 監査法人 1')
    const reminded = async (): Promise<unknown[]> =>
      (await office.ledger(number)).flatMap(({ type, data }) =>
        type === 'reminder-sent' && data.clock === 'disclosure-ends' ? [data.kind] : [],
      )
    await office.control('POST', '/clock', { advance: 'P15D' })
    await office.sweep()
    expect(await reminded()).toEqual([])
    await office.control('POST', '/clock', { advance: 'P7D' })
    await office.sweep()
    expect((await reminded()).length).toBeGreaterThan(0)
    const said = (await office.answers(number)).map(({ body }) => body).join('\n')
    expect(said).toMatch(/🔔[^\n]*範囲外公開の終わり/)
    await office.control('POST', '/clock', { advance: 'P9D' })
    await office.sweep()
    expect(await reminded()).toContain('escalation')
    const before = (await reminded()).length
    await office.as('officer').says(number, '/set disclose-withdrawal 写しを返してもらい、破棄を確かめた')
    await office.control('POST', '/clock', { advance: 'P9D' })
    await office.sweep()
    expect((await reminded()).length).toBe(before)
  })
})
