import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { before } from './walk.ts'

const SECRET = '鞄ごと盗まれた'

describe('how people reach each other while GitHub may be read by an attacker', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const says = (login: string, number: number, text: string) => office.as(login).says(number, text)
  const opens = (input = {}) => office.as('reporter').report(report({ ...STOLEN, ...input }))

  it('R4-2 while the channel is compromised the app shows no details and points to the phone', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    expect(await office.status(number)).toContain(SECRET)
    await says('reporter', number, '/set channel-compromised yes')
    expect(await office.refusal(number)).toEqual(['not-for-you R4-2'])
    expect(await office.status(number)).toContain(SECRET)

    const told = await says('responder', number, '/set channel-compromised yes')
    expect(await office.refusal(number)).toEqual(['channel-closed R4-2'])
    expect(told).toContain('電話してください（03-5550-0100）')
    const status = await office.status(number)
    expect(status).not.toContain(SECRET)
    const answer = await says('responder', number, '/note 社長の口座番号を聞かれた')
    expect(answer).toContain('03-5550-0100')
    expect(answer).not.toContain('口座番号')
    const moved = await says('responder', number, '/contain モデムを切った')
    expect(moved).not.toContain('モデム')
    expect(await office.phase(number)).toBe('containment')
    // A choice may be asked for; details must not be written because we asked.
    const refused = await says('officer', number, '/phase eradication')
    expect(refused).toContain('「被害の特定」が未記入です')
    expect(refused).toContain('### 深刻度')
    expect(`${await office.status(number)}${refused}`).not.toContain('### 被害の特定')
    expect(status).toContain('電話してください：03-5550-0100')
    expect(await office.status(number)).not.toMatch(/口座番号|モデム/)
    expect((await says('responder', number, '/phase nowhere-モデム')).includes('モデム')).toBe(false)
    expect((await office.ledger(number)).filter(({ type }) => type === 'note-added')).toHaveLength(1)

    const safe = await says('officer', number, '/set channel-compromised no: 新しいアカウントに移した')
    expect(await office.refusal(number)).toEqual(['channel-safe R4-2'])
    expect(safe).toContain('`/note [at ‹日時›] ‹気づいたこと›`')
    expect(await office.status(number)).toContain('口座番号')
    // A word to everybody is no refusal, on the record either.
    expect(await office.status(number)).toMatch(/についてお知らせ（理由1件〔規程 4 \(R4-2\)〕）/)
  })

  it('R4.2-4 what was noted elsewhere is entered later with its real time', async () => {
    const number = await opens()
    await says('responder', number, '/note at 2026-01-05 02:10 電話で聞いた：画面が赤い')
    const note = (await office.ledger(number)).find(({ type }) => type === 'note-added')
    expect(note).toMatchObject({ at: '2026-01-04T17:10:00Z', actor: { login: 'responder' } })
    expect(await office.status(number)).toContain('画面が赤い')
    await says('board', number, '/note 見た')
    expect(await office.refusal(number)).toEqual([])
  })

  it('R4-2 no plan and no action leaves the case with details while the channel is compromised', {
    timeout: 240_000,
  }, async () => {
    const number = await before(office, 'learning')
    await says('officer', number, '/set channel-compromised yes')
    await says('officer', number, '/action @sysadmin 2031-03-31 金庫の番号を変える')
    await says('officer', number, '/phase learning')
    expect(await office.phase(number)).toBe('learning')
    const plans = async () => (await office.pulls()).filter(({ head }) => head.ref.endsWith(`/${number}`))
    expect(await plans()).toEqual([])
    await says('officer', number, '/set channel-compromised no')
    expect(await plans()).toHaveLength(1)
  })

  it('R4-2 severity is set by stated criteria, again whenever the situation changes, by those who may', async () => {
    const number = await opens()
    await says('responder', number, '/contain 遠隔で消した')
    expect(await says('officer', number, '/phase eradication')).toContain('重大: 事業が止まる')
    await says('officer', number, '/set severity high')
    expect((await office.issue(number)).labels).toContain('severity: high')
    await says('deputy', number, '/set severity critical')
    expect((await office.issue(number)).labels).toContain('severity: critical')
    await says('responder', number, '/set severity low')
    expect(await office.refusal(number)).toEqual(['not-for-you R4-2'])
    const said = (await office.ledger(number)).filter(({ data }) => data.field === 'severity')
    expect(said.map(({ actor }) => actor.login)).toEqual(['officer', 'deputy'])
  })

  it('R4.2-4 evidence is kept by reference, with its hash where that is one', async () => {
    const number = await opens()
    const hash = 'a'.repeat(64)
    await says('responder', number, `/evidence ディスクの複製 | 金庫 | ${hash} | 鑑識`)
    expect(await office.status(number)).toContain(`金庫 · 鑑識 · \`${hash}\``)
    await says('responder', number, `/evidence 記録 | 保管庫 | ${'a'.repeat(63)}`)
    expect(await office.status(number)).not.toContain(`\`${'a'.repeat(63)}\``)
    await says('reporter', number, '/evidence 写真 | 手元')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.2-4', 'kept-as-note R4.2-4'])
    expect(await office.status(number)).toContain('メモ：写真 手元')
  })

  it('R4.2-4 what the reporter did to stop it moves nothing, and is kept in the record as his note', async () => {
    const number = await opens()
    const answer = await says('reporter', number, '/contain 電話で回線を止めてもらった')
    expect(await office.phase(number)).toBe('reported')
    expect(await office.refusal(number)).toEqual(['contained-unconfirmed R4.3-1'])
    expect(answer).toContain('行った処置を記録しました')
    expect(answer).toContain('内容を確かめ、正しければ次の行をコメントに貼り付けてください')
    expect(answer).toContain('`/contain 電話で回線を止めてもらった`')
    expect(await office.status(number)).toContain('メモ：電話で回線を止めてもらった')
    await says('reporter', number, '/contain')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.3-1'])
  })

  it('R1-1 anyone with access reports for a person without an account, who is named to nobody outside', async () => {
    const number = await office
      .as('responder')
      .report(report({ ...STOLEN, 'reported-for': '受付の派遣社員', contact: '内線 12', relation: 'dispatched' }))
    const facts = (await office.ledger(number)).filter(({ type }) => type === 'fact-recorded')
    expect(facts.map(({ data }) => data.field)).toEqual(expect.arrayContaining(['reported-for', 'contact', 'relation']))
    expect((await office.issue(number)).assignees).toEqual(['officer'])
    const path = `/repos/${office.sandbox.repos.incidents}/issues`
    expect((await office.call('outsider', 'POST', path, { title: 'x', body: 'y' })).status).toBe(404)
  })

  it('every line of the record holds', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
