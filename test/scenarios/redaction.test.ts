import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { everythingIn, everythingOnTheBoard, type Written } from './everything-written.ts'
import { report, STOLEN } from './report.ts'
import { at, FOUND, RECORD, recordOf } from './walk.ts'

const TEXT = '顧客 kanariasecret の暗証番号は 4711*8_15 @everyone <b>'
const WORD = /kanariasecret/

describe('R8-2 a text that the officer takes out is gone from everything that the app wrote', () => {
  let office: Company
  let number: number
  let item: number
  beforeAll(async () => {
    office = await company()
    number = await at(office, 'containment')
    const { as } = office
    await as('responder').says(number, `/contain ${TEXT}`)
    await as('officer').says(number, recordOf({ ...FOUND, cause: TEXT }))
    await as('responder').says(number, '/evidence 操作の記録 | 保管庫 | 保全済み')
    await as('sysadmin').says(number, '/phase eradication')
    // Back with a reason, which the app's own answer quotes.
    await as('sysadmin').says(number, `/contain ${TEXT}`)
    await as('officer').says(number, `/action @sysadmin 2031-03-31 ${TEXT}`)
    await as('officer').says(number, `/set severity ${TEXT}`)
    await as('sysadmin').says(number, '/phase eradication')
    await as('sysadmin').says(number, recordOf({ 'eradication-measures': '証明書を失効させた' }))
    await as('sysadmin').says(number, '/phase recovery')
    await as('responder').says(number, recordOf(RECORD))
    await as('sysadmin').says(number, '/recovered staff-devices')
    await as('officer').says(number, '/phase learning')
    expect(await office.phase(number)).toBe('learning')
  })
  afterAll(() => office.stop())

  /** The app's words that people read now: people's own, and copies that git and GitHub keep of before, are theirs to purge. */
  const shown = async (): Promise<Written[]> => {
    const { repos, app } = office.sandbox
    const all = [
      ...(await everythingIn(office, repos.incidents)),
      ...(await everythingIn(office, repos.runbooks)),
      ...(await everythingOnTheBoard(office)),
    ]
    const isTheirs = (text: string) => {
      const { user } = (text.startsWith('{') ? JSON.parse(text) : {}) as { user?: { login: string } }
      return user !== undefined && user.login !== `${app.slug}[bot]`
    }
    return all.filter(({ text }) => WORD.test(text) && !isTheirs(text))
  }
  const types = async () =>
    (await office.ledger(number)).flatMap(({ seq, type, free }) =>
      Object.values(free).some((kept) => 'text' in kept && WORD.test(kept.text)) ? [{ seq, type }] : [],
    )

  it('before: it stands in record, answers, action item and plan', async () => {
    const places = (await shown()).map(({ where }) => where.replace(/\d+\/comments/, 'N/comments'))
    expect(places.some((where) => where.includes('ledger/'))).toBe(true)
    expect(places.some((where) => where.includes('prevention/'))).toBe(true)
    expect(places.some((where) => where.endsWith('/issues?state=all'))).toBe(true)
    expect(places.some((where) => where.includes('N/comments'))).toBe(true)
    expect((await types()).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['fact-recorded', 'phase-changed', 'action-added', 'request-refused']),
    )
    const { body } = await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues?per_page=100`)
    item = (body as { number: number; title: string }[]).find(({ title }) => WORD.test(title))?.number ?? 0
    expect(item).toBeGreaterThan(0)
  })

  it('refused: nobody but the officer takes anything out', async () => {
    const before = (await types()).length
    await office.as('deputy').says(number, `/redact ${(await types())[0]?.seq} 漏れた`)
    expect((await types()).length).toBe(before)
    expect((await shown()).length).toBeGreaterThan(0)
  })

  it('allowed: by one line of one command, it is gone everywhere, and what the app cannot reach is named', async () => {
    const [first] = await types()
    const answer = await office.as('officer').says(number, `/redact ${first?.seq} 暗証番号を書いた`)
    expect(await types()).toEqual([])
    expect(await shown()).toEqual([])
    for (const named of [
      'チェックの注記',
      '編集履歴',
      '過去のコミット',
      'マージ済みの計画',
      'メール',
      'フォーク',
      'キャッシュ',
      '閉じた Issue',
      'タイムライン',
      '`hikeshi`',
    ])
      expect(answer).toContain(named)
    const seen = (await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues/${item}`)).body
    expect(seen).toMatchObject({ title: expect.stringContaining('記録から削除されました') })
    expect((seen as { body: string }).body).toContain(`<!-- hikeshi:action=${number}-a1 -->`)
  })

  it('the sweep writes none of it again, and the record holds', async () => {
    await office.sweep()
    expect(await shown()).toEqual([])
    expect((await office.verify()).findings.filter(({ code }) => code !== 'text-changed')).toEqual([])
    expect(await office.phase(number)).toBe('learning')
  })

  it('R8-2 the title by which the app completed a report, and what its checks say, are gone as well; a title of somebody’s own stays', async () => {
    const { as } = office
    const bare = '【インシデント】'
    const reported = await as('reporter').report(report({ ...STOLEN, description: TEXT }), { title: bare })
    const own = await as('reporter').report(report({ ...STOLEN, description: TEXT }), { title: TEXT })
    const titles = async () => [(await office.issue(reported)).title, (await office.issue(own)).title]
    expect((await titles()).map((title) => WORD.test(title))).toEqual([true, true])
    for (const one of [reported, own]) {
      const line = (await office.ledger(one)).find(
        ({ type, data }) => type === 'fact-recorded' && data.field === 'description',
      )
      await as('officer').says(one, `/redact ${line?.seq} 暗証番号を書いた`)
    }
    expect((await titles()).map((title) => WORD.test(title))).toEqual([false, true])
    expect((await titles())[0]).toBe(`${bare}［記録から削除されました］`)
    await office.sweep()
    expect((await titles()).map((title) => WORD.test(title))).toEqual([false, true])
  })
})
