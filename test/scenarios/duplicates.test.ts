import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { before, recordOf } from './walk.ts'

describe('several reports of one attack', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const opens = (input = {}) => office.as('reporter').report(report({ ...STOLEN, ...input }))
  const says = (login: string, number: number, text: string) => office.as(login).says(number, text)
  const entries = async (number: number) =>
    (await office.ledger(number))
      .filter(({ type }) => type === 'child-said')
      .map(({ data, free }) => ({ of: data.of, issue: data.issue, text: JSON.stringify(free) }))

  it('R4.2-4 a duplicate ends at once and points to its lead, which takes what is known of it', {
    timeout: 240_000,
  }, async () => {
    const lead = await opens({ 'detected-at': '2026-01-05 12:00' })
    const child = await opens({ 'detected-at': '2026-01-05 09:00', description: '鞄が見当たらない' })
    await says('responder', child, '/note 駅員に届いていない')
    await says('responder', child, '/evidence 防犯カメラの画像 | 駅の事務室')
    const answer = await says('responder', child, `/duplicate #${lead}`)
    expect(answer).toContain(`#${lead}`)
    expect(answer).toContain('@reporter')
    expect(await office.issue(child)).toMatchObject({ state: 'closed', stateReason: 'duplicate', assignees: [] })
    expect(await office.phase(child)).toBe('joined')
    const original = (await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues/${lead}`)).body
    const closing = (await office.exchanges()).map(({ requestBody }) => requestBody as { duplicate_issue_id?: number })
    expect(closing.flatMap((body) => body?.duplicate_issue_id ?? [])).toEqual([(original as { id: number }).id])

    const status = await office.status(lead)
    expect(status).toContain(`#${child} は同じ件です`)
    expect(status).toContain('駅員に届いていない')
    expect(status).toContain('防犯カメラの画像')
    expect(status).toContain('2026-01-05 09:00 JST')
    expect(await office.status(child)).toContain(`#${lead} と同じ件`)
    const told = await entries(lead)
    expect(told.every(({ issue }) => issue === child)).toBe(true)
    expect(told.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['fact-recorded', 'note-added', 'evidence-recorded']),
    )

    // A note added to it afterwards still reaches the one place.
    await says('reporter', child, '/note at 2026-01-05 10:30 交番から電話があった')
    const [last] = (await office.ledger(lead)).filter(({ type }) => type === 'child-said').slice(-1)
    expect(last).toMatchObject({ at: '2026-01-05T01:30:00Z', data: { of: 'note-added' } })
    expect(await office.status(lead)).toContain('交番から電話があった')
  })

  it('R4.2-4 a text that is taken out of the duplicate is taken out of the lead as well', async () => {
    const [lead, child] = [await opens(), await opens()]
    await says('responder', child, '/note 顧客の名前 甲野')
    await says('responder', child, `/duplicate #${lead}`)
    const line = (await office.ledger(child)).find(({ type }) => type === 'note-added')?.seq
    await says('officer', child, `/redact ${line} 個人名`)
    expect(JSON.stringify(await office.ledger(lead))).not.toContain('甲野')
    expect((await office.verify()).findings).toEqual([])
  })

  it('R4.2-4 two people who tell of one thing in nearly the same words are told of each other, one who tells of two is not', async () => {
    const opensAs = (login: string, description: string) =>
      office.as(login).report(report({ ...STOLEN, kind: 'phishing', systems: ['email'], description }))
    const named = async (number: number, other: number) =>
      (await office.answers(number)).some(({ body }) => body.includes('よく似た') && body.includes(`#${other} `))
    const first = await opensAs('reporter', '経理部を名乗るメールのリンクを開いてパスワードを入れてしまいました')
    const second = await opensAs('sysadmin', '経理部を名乗るメールのリンクを開いてパスワードを入れた人がいます')
    expect([await named(first, second), await named(second, first)]).toEqual([true, true])
    expect((await office.answers(second)).map(({ body }) => body).join()).toContain(`\`/duplicate #${first}\``)
    const third = await opensAs('reporter', '人事部を名乗るメールのリンクを開いてパスワードを入れてしまいました')
    expect(await named(third, first)).toBe(false)
    const other = await opensAs('responder', '受付のPCの画面に見覚えのない警告と電話番号が出ています')
    expect((await office.answers(other)).map(({ body }) => body).join()).not.toContain('よく似た')
  })

  it('R4.2-4 a part stays open until its lead ends, then ends with it', { timeout: 240_000 }, async () => {
    const lead = await before(office, 'closed')
    const part = await opens()
    await says('responder', part, `/part-of #${lead}`)
    expect((await office.issue(part)).state).toBe('open')
    expect(await office.status(part)).toContain(`#${lead} の一部`)
    expect(await office.status(lead)).toContain(`#${part} はこの件の一部`)
    await says('responder', part, recordOf({ 'containment-measures': '回線を止めた' }))
    await says('officer', lead, '/advance')
    expect(await office.phase(lead)).toBe('closed')
    expect(await office.phase(part)).toBe('joined')
    expect(await office.issue(part)).toMatchObject({ state: 'closed', stateReason: 'not_planned', assignees: [] })
  })

  it('R4.2-4 no chains, no circles, no case twice, none that has ended, none of elsewhere', {
    timeout: 240_000,
  }, async () => {
    const [a, b, c] = [await opens(), await opens(), await opens()]
    const refused = async (login: string, number: number, text: string) => {
      await says(login, number, text)
      return office.refusal(number)
    }
    await says('responder', b, `/part-of #${a}`)
    expect(await refused('responder', c, `/part-of #${b}`)).toEqual(['link-chain R4.2-4'])
    expect(await refused('responder', a, `/part-of #${b}`)).toEqual(['link-chain R4.2-4'])
    expect(await refused('responder', a, `/duplicate #${c}`)).toEqual(['link-chain R4.2-4'])
    expect(await refused('responder', b, `/part-of #${c}`)).toEqual(['already-linked R4.2-4'])
    expect(await refused('responder', c, `/duplicate #${c}`)).toEqual(['itself R4.2-4'])
    expect(await refused('responder', c, '/duplicate #9999')).toEqual(['no-such-case R4.2-4'])
    expect(await refused('responder', c, `/duplicate ${office.sandbox.repos.restricted}#1`)).toEqual(['usage'])
    expect(await refused('reporter', c, `/duplicate #${a}`)).toEqual(['not-for-you R4.2-4'])
    await office.as('officer').closes(c, 'not_planned')
    await says('officer', c, '/dismiss 誤報')
    const d = await opens()
    expect(await refused('responder', d, `/duplicate #${c}`)).toEqual(['lead-ended R4.2-4'])
    expect(await office.phase(d)).toBe('reported')
  })

  it('R4.2-4 a duplicate by mistake is parted from its lead by reopening it with a reason', async () => {
    const [lead, child] = [await opens(), await opens()]
    await says('responder', child, `/duplicate #${lead}`)
    await office.as('reporter').reopens(child)
    expect(await office.refusal(child)).toEqual(['reason-missing R4.2-4'])
    await says('reporter', child, '/phase reported 別の鞄だった')
    expect(await office.phase(child)).toBe('reported')
    expect(await office.issue(child)).toMatchObject({ state: 'open', assignees: ['officer'] })
    expect(await office.status(lead)).not.toContain(`#${child} は同じ件です`)
  })

  it('R4.2-4 what a lead has heard once the sweep does not tell it again', { timeout: 240_000 }, async () => {
    const [lead, child] = [await opens(), await opens()]
    await says('responder', child, `/duplicate #${lead}`)
    const before = (await office.ledger(lead)).length
    await office.control('POST', '/sweep')
    await office.control('POST', '/sweep')
    expect((await office.ledger(lead)).length).toBe(before)
  })
})
