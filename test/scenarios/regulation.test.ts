import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormInput } from '../../src/domain/issue-form/issue-body.ts'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'
import { report } from './report.ts'
import { at, before, FOUND, RECORD, recordOf } from './walk.ts'

const CUSTOMER = `customers:
  kobo:
    label: 工房やまと
    agreement: 基本契約 12 号の覚書
    agreed-on: null
    contact: 情報システム室 03-1111-2222
    notice-terms: 24 時間以内に電話で
    measures: 受発注の停止
    systems: [order-system]
`

/** The demands of clauses 1 to 4-1 on every case, whatever it is: each in the way allowed, and in the one refused. */
describe('an incident of every sort that the regulation names', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ policyText: readyPolicy().replace('customers: {}\n', CUSTOMER) })
  })
  afterAll(() => office.stop())

  const reports = (input: FormInput) => office.as('reporter').report(report(input))
  /** Just before a phase, with everything that it asks for; what is different in this case is said by whoever plays it. */
  const stands = (input: FormInput, phase: 'recovery' | 'learning' = 'learning') => before(office, phase, input)
  const says = (login: string, number: number, text: string) => office.as(login).says(number, text)

  it('R1-4 refused: what nobody can name the kind of is not analysed before its category is said', async () => {
    const number = await reports({ description: '画面に見たことのない文字が出る', kind: 'unknown' })
    await says('officer', number, '/appoint @sysadmin\n/activate')
    await says('officer', number, '/phase analysis')
    expect(await office.refusal(number)).toContain('fact-missing R1-4')
    await says('officer', number, '/set category 災い')
    await says('officer', number, '/phase analysis')
    expect(await office.refusal(number)).toContain('fact-missing R1-4')
  })

  it('R1-4 allowed: a kind of breach brings its category, and analysis begins', async () => {
    const number = await reports({ description: '添付を開いたら画面が変わった', kind: 'malware', systems: ['email'] })
    expect(await says('officer', number, '/phase analysis')).toContain('**報告受付 → 分析**')
    expect(await office.status(number)).toContain('セキュリティに対する侵害')
  })

  it('R1-5 allowed: a failure is an incident, with its own runbook, and people first', async () => {
    const number = await reports({
      ...{ description: 'サーバー室が異常に熱い', kind: 'overheating', systems: ['file-share'], ongoing: 'going-on' },
    })
    expect((await office.answers(number))[0]?.body).toContain('119')
    expect((await office.answers(number))[0]?.body).not.toContain('電源は切らず、ネットワークから外す')
    const status = await office.status(number)
    expect(status).toContain('システム・ネットワークの故障・損壊')
    expect(status).toContain('対応手順：熱暴走')
    expect(status).toContain('119')
    expect(await says('officer', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R1-5 refused: a failure that somebody calls a breach is not analysed as one, until kind and category say the same', async () => {
    const number = await reports({ description: '停電で受付端末が落ちた', kind: 'power', systems: ['file-share'] })
    await says('officer', number, '/set category breach')
    const said = await says('officer', number, '/phase analysis')
    expect(await office.refusal(number)).toEqual(['not-allowed-value R1-5'])
    expect(said).toContain('システム・ネットワークの故障・損壊')
    expect(await office.phase(number)).toBe('reported')
    // Life before paper: what was done is never refused for it.
    await says('responder', number, '/set kind malware')
    expect(await says('officer', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R1-2 refused: a procedure that nobody wrote is not followed, and those that there are are said', async () => {
    const number = await reports({ description: '知らない人が入ってきた', kind: 'intrusion', systems: ['none'] })
    const said = await says('officer', number, '/runbook 秘伝の手順')
    expect(await office.refusal(number)).toEqual(['unknown-runbook R1-2'])
    expect(said).toContain('熱暴走')
    expect(await says('officer', number, '/runbook intrusion')).not.toContain('秘伝')
  })

  it('R4.3-2b R1-2 refused: a failure is not over before each system that stood still runs again', async () => {
    const number = await stands({
      ...{ description: '停電でファイル共有が止まった', kind: 'power', systems: ['file-share'], information: ['none'] },
    })
    await says('officer', number, recordOf({ systems: 'file-share', ...RECORD }))
    await says('officer', number, '/phase learning')
    expect(await office.refusal(number)).toContain('system-not-recovered R4.3-2b')
    await says('sysadmin', number, '/recovered file-share')
    expect(await says('officer', number, '/phase learning')).toContain('→ 学習**')
  })

  it('R1-6 allowed: somebody in the building is an incident, without any system', async () => {
    const number = await reports({
      ...{ description: '知らない人が倉庫にいた', kind: 'intrusion', systems: ['none'], ongoing: 'stopped' },
    })
    expect((await office.answers(number))[0]?.body).toContain('110')
    expect(await office.status(number)).toContain('情報資産への脅威')
    expect(await says('officer', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R1-6 refused: a threat that somebody calls a failure is not analysed as one', async () => {
    const number = await reports({ description: '窓から誰かが入った', kind: 'intrusion', systems: ['none'] })
    await says('officer', number, '/set category failure')
    await says('officer', number, '/phase analysis')
    expect(await office.refusal(number)).toEqual(['not-allowed-value R1-6'])
    await says('officer', number, '/set category threat')
    expect(await says('officer', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R1-6 R4.2-2 refused: nor is a threat got rid of before damage and cause are written', async () => {
    const number = await reports({ description: '裏口の鍵が壊されていた', kind: 'intrusion', systems: ['none'] })
    await says('officer', number, '/phase analysis')
    await says('officer', number, '/phase eradication')
    const refused = await office.refusal(number)
    expect(refused).toContain('fact-missing R4.2-2')
    await says('officer', number, recordOf({ ...FOUND, category: 'threat', systems: 'none' }))
    await says('responder', number, '/evidence 鍵の写真 | 保管庫 | 保全済み')
    expect(await says('officer', number, '/phase eradication')).toContain('→ 根絶**')
  })

  it('R4.1-1a R4.3-2a R4.3-2b R4.3-2c refused: nothing is learnt before the three records are written and the organisation is stood down', async () => {
    const number = await stands(
      { description: '書類の入った鞄をなくした', kind: 'lost-or-stolen', systems: ['none'], information: ['none'] },
      'recovery',
    )
    await says('officer', number, '/phase recovery')
    await says('officer', number, '/activate')
    await says('officer', number, recordOf({ systems: 'none' }))
    await says('officer', number, '/phase learning')
    const records = ['fact-missing R4.3-2a', 'fact-missing R4.3-2b', 'fact-missing R4.3-2c']
    expect(await office.refusal(number)).toEqual([...records, 'organisation-not-stood-down R4.1-1a'])
    await says('officer', number, recordOf({ ...RECORD, systems: 'none' }))
    await says('officer', number, '/stand-down もう大丈夫だと思う')
    await says('officer', number, '/phase learning')
    expect(await office.refusal(number)).toEqual(['organisation-not-stood-down R4.1-1a'])
  })

  it('R3-1 allowed: a private phone that no list has, named, is a system of the case', async () => {
    const number = await reports({
      ...{ description: '私物のスマートフォンを落とした', kind: 'lost-or-stolen', systems: ['not-listed'] },
      ...{ 'systems-other': '私物のスマートフォン（仕事のメールあり）', relation: 'part-time' },
    })
    expect(await office.status(number)).toContain('私物のスマートフォン')
    expect(await says('officer', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R3-1 refused: what is in no list is not got rid of before somebody has named it', async () => {
    const number = await reports({
      ...{ description: '誰かの私物の端末から広がった', kind: 'malware', systems: ['not-listed'] },
    })
    await says('officer', number, '/phase analysis')
    await says('officer', number, recordOf({ ...FOUND, systems: 'not-listed' }))
    await says('responder', number, '/evidence 画面の写真 | 保管庫 | 保全済み')
    await says('officer', number, '/phase eradication')
    expect(await office.refusal(number)).toEqual(['fact-missing R3-1'])
    await says('responder', number, '/set systems-other 私物のノートPC')
    expect(await says('officer', number, '/phase eradication')).toContain('→ 根絶**')
  })

  it('R3-1 R4.3-2b refused: what is in no list has to run again, too, before it is over', async () => {
    const number = await stands({
      ...{ description: '私物のタブレットが盗まれた', kind: 'lost-or-stolen', systems: ['not-listed'] },
      ...{ 'systems-other': '私物のタブレット', information: ['none'] },
    })
    await says('officer', number, recordOf({ systems: 'not-listed', ...RECORD }))
    await says('officer', number, '/phase learning')
    expect(await office.refusal(number)).toContain('system-not-recovered R4.3-2b')
  })

  it('R2-1 allowed: whoever takes part in the work may be who noticed it, an intern by somebody else’s account', async () => {
    const number = await reports({
      ...{ description: 'インターンの方から電話：画面が勝手に動く', kind: 'support-scam', relation: 'intern' },
      ...{ 'reported-for': 'インターンの山田', 'detected-at': '今' },
    })
    expect(await office.phase(number)).toBe('reported')
    expect((await office.answers(number))[0]?.body).not.toContain('山田')
  })

  it('R2-1 refused: whoever noticed it is one of the groups of the regulation, or somebody outside, and those are said', async () => {
    const number = await reports({ description: '鍵がない', kind: 'lost-or-stolen', systems: ['none'] })
    const said = await says('reporter', number, '/set relation 通りすがりの宇宙人')
    expect(await office.refusal(number)).toEqual(['not-allowed-value R2-1'])
    expect(said).toContain('派遣社員')
    await says('reporter', number, '/set relation 派遣社員')
    expect((await office.ledger(number)).at(-1)?.data).toMatchObject({ field: 'relation' })
  })

  it('R4-1 allowed: a missing consent is shown on the case that concerns the customer, and is no gate', async () => {
    const number = await reports({ description: '受発注が遅い', kind: 'denial-of-service', systems: ['order-system'] })
    const status = await office.status(number)
    expect(status).toContain('工房やまと')
    expect(status).toContain('24 時間以内に電話で')
    expect(await says('officer', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R4-1 refused: a customer of whom no register knows is not taken for one, and which there are is said', async () => {
    const number = await reports({
      description: '受発注が止まった',
      kind: 'denial-of-service',
      systems: ['order-system'],
    })
    const answer = await says('officer', number, '/set customers-concerned 知らない会社')
    expect(answer).toContain('工房やまと')
    expect(await office.refusal(number)).toEqual(['not-allowed-value R4-1'])
  })

  it('R4.1-1b allowed: the executive whom the runbook names is shown, and passes the gate of the response', async () => {
    const number = await reports({ description: '迷惑メールを開いた', kind: 'malware', systems: ['email'] })
    expect(await office.status(number)).toContain('`executive`')
    expect(await says('executive', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R4.1-1b R4.2-2 refused: whoever is neither executive nor officer decides nothing of the response', async () => {
    const number = await reports({ description: '知らないプログラムが動いている', kind: 'malware', systems: ['email'] })
    await says('board', number, '/phase analysis')
    expect((await office.refusal(number)).map((one) => one.split(' ')[0])).toEqual(['not-for-you'])
    await says('board', number, '/activate')
    expect((await office.refusal(number)).map((one) => one.split(' ')[0])).toEqual(['not-for-you'])
  })

  it('R4.1-1b refused: nobody is put in the place of the executive whom the runbook names without a reason on record', async () => {
    const number = await reports({ description: '身に覚えのない送信', kind: 'malware', systems: ['email'] })
    await says('officer', number, '/appoint @sysadmin')
    expect(await office.refusal(number)).toEqual(['reason-missing R4.1-1b'])
    await says('officer', number, '/appoint @sysadmin 実行責任者が搭乗中')
    expect(await says('sysadmin', number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })

  it('R4.1-1c R4.1-1d allowed: who works together and whom to phone stands on the case, and a call is on record', async () => {
    const number = await reports({
      description: '共有フォルダーの名前が変わった',
      kind: 'malware',
      systems: ['file-share'],
    })
    const status = await office.status(number)
    expect(status).toContain('社内・社外の協力体制')
    expect(status).toContain('#9110')
    // Windows say how they take a report, and when nobody reads one.
    for (const how of ['夜間・休日には読まれない', '受付はメールだけ', '報告フォームから'])
      expect(status, how).toContain(how)
    await says('responder', number, '/contact 警察 相談番号 123 を受けた')
    expect((await office.ledger(number)).some(({ type }) => type === 'contact-made')).toBe(true)
  })

  it('R4.1-1d refused: whoever may not respond records no call', async () => {
    const number = await reports({
      description: '共有フォルダーが空になった',
      kind: 'malware',
      systems: ['file-share'],
    })
    await says('reporter', number, '/contact 警察 電話した')
    // His words are kept as his note.
    expect((await office.refusal(number)).map((one) => one.split(' ')[0])).toEqual(['not-for-you', 'kept-as-note'])
  })

  it('R4.1-4 allowed: the case waits as little as the strictest of its systems', async () => {
    const number = await reports({
      description: 'サイトが書き換えられた',
      kind: 'unauthorised-access',
      systems: ['archive', 'website'],
    })
    expect(await office.status(number)).toMatch(/復旧優先度[^\n]*A/)
  })

  it('R4.4-4 refused: nothing is closed before faults and merits of the procedure are sorted out', async () => {
    const number = await at(office, 'learning')
    await says('officer', number, '/phase closed')
    expect((await office.refusal(number)).filter((one) => one.endsWith('R4.4-4'))).toEqual([
      ...['fact-missing R4.4-4', 'fact-missing R4.4-4'],
    ])
  })

  it('R8-2 refused: words that must not stand there are taken out by the officer alone, with a reason', async () => {
    const number = await reports({ description: '合言葉は「ひらけごま」', kind: 'phishing', systems: ['none'] })
    await says('responder', number, '/redact 1 合言葉のため')
    expect(await office.refusal(number)).toEqual(['not-for-you R8-2'])
    await says('officer', number, '/redact 1')
    expect(await office.refusal(number)).toEqual(['reason-missing R8-2'])
    expect(JSON.stringify(await office.ledger(number))).toContain('ひらけごま')
  })

  it('every line of the record holds', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
