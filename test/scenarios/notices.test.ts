import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { at, prevent, recordOf } from './walk.ts'

describe('notices to customers and to the persons covered', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
    number = await at(office, 'learning')
  })
  afterAll(() => office.stop())

  const says = (login: string, text: string, issue = number) => office.as(login).says(issue, text)

  it('R4.4-3 are drawn up in the language wanted, with nothing that the policy does not let them tell', async () => {
    await says(
      'officer',
      recordOf({ 'notice-summary': '端末が盗まれましたが、消去しました。', 'notice-measures': '暗号化を徹底します。' }),
    )
    const draft = await says('officer', '/notice customers')
    expect(draft).toContain('端末が盗まれましたが、消去しました。')
    expect(draft).toContain('Playground Corporation からのお知らせです')
    // Words and a date for people outside: an apology, no name of a field, no day as machines write it.
    expect(draft).toMatch(/\d{4}年\d{1,2}月\d{1,2}日に把握した件.*お詫び申し上げます/)
    expect(draft).toMatch(/\n■ 概要\n端末が盗まれましたが、消去しました。\n\n■ 再発防止策\n/)
    expect(draft).not.toMatch(/■ 周知する/)
    // Neither what is confidential nor how it was done.
    for (const secret of ['駅で鞄ごと', '置き引き', '影響なし', '遠隔で消去した']) expect(draft).not.toContain(secret)
    expect(await says('officer', '/notice customers en')).toContain('A notice from Playground Corporation')
    await says('reporter', '/notice customers')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.4-3'])
    await says('officer', '/notice neighbours')
    expect(await office.refusal(number)).toEqual(['unknown-notice R4.4-3'])
  })

  it('R2-1 the persons covered are named group by group, as clause 2 has them', async () => {
    const draft = await says('officer', '/notice persons-covered')
    const groups = ['正規従業員', '派遣社員', '契約社員', 'パートタイマー・アルバイト', 'インターン', '業務委託契約者']
    for (const group of groups) expect(draft).toContain(group)
    expect(draft).toContain('役員・社員')
    expect(await says('officer', '/notice customers')).not.toContain('派遣社員')
  })

  it('R4.4-3 no text is approved before the plan is merged, nor one that lacks a part', {
    timeout: 240_000,
  }, async () => {
    await says('officer', '/approve customers')
    expect(await office.refusal(number)).toEqual(['pull-request-unmerged R4.4-3'])
    await prevent(office, number)
    await says('officer', recordOf({ 'notice-measures': '持ち出す端末を暗号化します。' }))
    // The approved draft says something else than the text that stands there now.
    await says('officer', '/approve customers')
    expect(await office.refusal(number)).toEqual(['notice-undrawn R4.4-3'])
    const other = await office.as('reporter').report(report(STOLEN))
    const draft = await says('officer', '/notice customers', other)
    // An empty one says so first, and which fields fill it, ready to copy; nothing to approve is offered.
    expect(draft).toMatch(/まだ本文がありません。\*\* 周知する概要、周知する再発防止策を記入すると/)
    expect(draft).toContain('/record\n### 周知する概要\n### 周知する再発防止策\n')
    expect(draft.indexOf('まだ本文がありません')).toBeLessThan(draft.indexOf('からのお知らせです'))
    expect(draft).not.toContain('/approve')
    await says('officer', recordOf({ 'notice-summary': '端末が盗まれました。' }), other)
    const partly = await says('officer', '/notice customers', other)
    expect(partly).toContain('足りない項目：周知する再発防止策')
    expect(partly).not.toContain('まだ本文がありません')
    expect(await says('officer', '/notice customers en', other)).toContain('A notice from Playground Corporation about')
    await says('officer', '/approve customers', other)
    expect(await office.refusal(other)).toContain('fact-missing R4.4-3')
    expect((await office.ledger(other)).some(({ type }) => type === 'approved')).toBe(false)
  })

  it('R4.4-3 R2-1 closing waits for each group of the persons covered and for the approval of the text', {
    timeout: 240_000,
  }, async () => {
    await says('officer', recordOf({ 'went-wrong': 'なし。理由は手順どおり', 'went-well': '速かった' }))
    await says('officer', '/set harm third-party: 盗難')
    await says('board', '/acknowledge board-report')
    // Drawn up by somebody else, it calls whoever approves it, with the command; by the approver, it calls nobody.
    const asked = await says('responder', '/notice customers')
    expect(asked).toMatch(/@officer さん、文面を確かめ、.*`\/approve 顧客への周知`/)
    const own = await says('officer', '/notice customers\n/notice persons-covered')
    expect(own).toContain('`/approve 対象者への周知`')
    expect(own).not.toContain('@officer')
    await says('responder', '/sent customers via メール to 顧客 12')
    const told = await says('officer', '/sent persons-covered via 社内掲示 to 全員 40')
    // At once, not first at the end.
    expect(told).toContain('正規従業員')
    await says('officer', '/sent persons-covered via 社内掲示 to 正規従業員、派遣社員、契約社員 30')
    const sent = (await office.ledger(number)).filter(({ type }) => type === 'notice-sent')
    expect(sent.map(({ actor, data }) => [actor.login, data.notice, data.count])).toEqual([
      ['responder', 'customers', 12],
      ['officer', 'persons-covered', 40],
      ['officer', 'persons-covered', 30],
    ])
    const answer = await says('officer', '/advance')
    expect(await office.refusal(number)).toEqual([
      ...['notice-unapproved R4.4-3', 'notice-unsent R4.4-3', 'notice-unapproved R4.4-3'],
    ])
    expect(answer).toContain('未送付：パートタイマー・アルバイト、インターン、業務委託契約者、役員・社員（出資者）')
    await says('officer', '/sent persons-covered via メール to part-time, contractors と directors')
    await says('responder', '/exempt persons-covered インターン 在籍者なし')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.4-3'])
    await says('officer', '/exempt persons-covered インターン')
    expect(await office.refusal(number)).toEqual(['reason-missing R4.4-3'])
    await says('officer', '/exempt persons-covered インターン いまは在籍者がいない')
    await says('officer', '/advance')
    expect(await office.refusal(number)).toEqual(['notice-unapproved R4.4-3', 'notice-unapproved R4.4-3'])
    await says('responder', '/approve customers')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.4-3'])
    await says('officer', '/approve customers\n/approve persons-covered')
    await says('officer', '/advance')
    expect(await office.phase(number)).toBe('closed')
  })

  it('R4.4-3 several cases may share one notice that was sent, and no other', async () => {
    const other = await office.as('reporter').report(report(STOLEN))
    await says('officer', `/sent customers via #${number}`, other)
    const [line] = (await office.ledger(other)).filter(({ type }) => type === 'notice-sent')
    expect(line?.data).toMatchObject({ notice: 'customers', shared: number })
    const third = await office.as('reporter').report(report(STOLEN))
    await says('officer', `/sent persons-covered via #${other}`, third)
    expect(await office.refusal(third)).toEqual(['notice-unsent R4.4-3'])
    await says('officer', '/sent customers via #9999', third)
    expect(await office.refusal(third)).toEqual(['no-such-case R4.4-3'])
  })

  it('R4.4-3 nothing that names an affected person is recorded', async () => {
    const other = await office.as('reporter').report(report(STOLEN))
    await says('officer', '/sent customers via 電話 to 甲野 090-1234-5678', other)
    await says('officer', '/sent persons-covered via kono@example.com', other)
    expect(JSON.stringify(await office.ledger(other))).not.toMatch(/090-1234-5678|甲野/)
    expect(await office.refusal(other)).toEqual(['names-persons R4.4-3'])
    expect((await office.ledger(other)).filter(({ type }) => type === 'notice-sent')).toHaveLength(1)
  })
})
