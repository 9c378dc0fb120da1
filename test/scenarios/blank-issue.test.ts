import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { report, STOLEN } from './report.ts'

describe('an issue that no form made, where incidents are taken in', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  beforeEach(() => office.control('POST', '/faults', {}))

  const opens = (login: string, title: string, body = '', labels: string[] = []) =>
    office.as(login).report(body, { title, labels })
  const described = async (number: number) =>
    (await office.ledger(number)).flatMap(({ type, data, free, door }) => {
      const kept = free.value
      return type === 'fact-recorded' && data.field === 'description' && kept !== undefined && 'text' in kept
        ? [{ text: kept.text, door }]
        : []
    })
  const types = async (number: number) => (await office.ledger(number)).map(({ type }) => type)
  const loses = async (act: () => Promise<number>): Promise<number> => {
    await office.control('POST', '/faults', { drop: 1 })
    const number = await act()
    await office.control('POST', '/faults', {})
    expect(await office.ledger(number)).toEqual([])
    return number
  }
  const push = async (line: string): Promise<string> => {
    const at = `/repos/${office.sandbox.repos.incidents}/contents/.github/hikeshi.yml`
    const { sha, content } = (await office.call('admin', 'GET', at)).body as { sha: string; content: string }
    const text = `${Buffer.from(content, 'base64').toString('utf8')}# ${line}\n`
    const put = await office.call('admin', 'PUT', at, {
      ...{ message: 'Change', sha, content: Buffer.from(text).toString('base64') },
    })
    await office.sandbox.idle()
    return (put.body as { content: { sha: string } }).content.sha
  }

  it('R1-1 its text is the description: the case is open and answered by the event alone, and a sweep adds nothing', async () => {
    const number = await opens('reporter', 'PCの画面に脅迫文が出ています', '今朝からファイルが開けません。')
    expect(await office.phase(number)).toBe('reported')
    expect((await office.issue(number)).labels).toContain('hikeshi: incident')
    expect(await described(number)).toEqual([{ text: '今朝からファイルが開けません。', door: 'form' }])
    expect((await office.answers(number)).map(({ body }) => body).join()).toContain('@reporter')
    const before = await office.ledger(number)
    await office.sweep()
    expect(await office.ledger(number)).toEqual(before)
    expect(await office.answers(number)).toHaveLength(2)
  })

  it('R1-1 a title alone is the description, hidden comments aside', async () => {
    expect(await described(await opens('reporter', '共有サーバが暗号化されています'))).toMatchObject([
      { text: '共有サーバが暗号化されています' },
    ])
    const number = await opens('reporter', 'サーバ室から煙', '<!-- 何も書かれていません -->\n\n')
    expect(await described(number)).toMatchObject([{ text: 'サーバ室から煙' }])
  })

  it('it speaks the language in which it was written, and the policy’s where letters do not tell', async () => {
    const english = await opens('reporter', 'Ransom note on my screen', 'All files are locked.')
    expect(await office.status(english)).toContain('## Phase now: Reported')
    const mixed = await opens('reporter', 'VPN', 'ransomware かもしれません')
    expect(await office.status(mixed)).not.toContain('Phase now')
    expect(await office.status(await opens('reporter', '???', '404 !!'))).not.toContain('Phase now')
  })

  it('R4.3-1 commands alone in its body: the title says what happened, and what was contained is on record', async () => {
    const number = await opens('responder', '共有サーバが暗号化されています', '/contain LANを抜いた')
    expect(await described(number)).toMatchObject([{ text: '共有サーバが暗号化されています' }])
    expect(await office.phase(number)).toBe('containment')
    expect(await office.answers(await opens('reporter', '困っています', '/help'))).toHaveLength(3)
    const both = await opens('responder', 'VPN', '知らないログイン\n\n/contain 回線を抜いた')
    expect((await described(both))[0]?.text).toContain('知らないログイン')
    expect(await office.phase(both)).toBe('containment')
  })

  it('R4.3-1 refused: nobody gets a right by writing a command into a body', async () => {
    const number = await opens('reporter', '知らないログイン', '/activate\n/contain 抜いた')
    expect(await office.phase(number)).toBe('reported')
    expect(await types(number)).not.toContain('organisation-started')
    expect(await types(number)).toContain('request-refused')
  })

  it('R4.2-4 quoted or coded commands in its body are text', async () => {
    const number = await opens('responder', '引用', '> /contain 抜いた\n\n```\n/contain 抜いた\n```')
    expect(await office.phase(number)).toBe('reported')
  })

  it('R1-1 its delivery was lost: the sweep opens it once, as its author wrote it', async () => {
    const number = await loses(() => opens('responder', 'ノートが消えた', '電車で。\n\n/contain 止めた'))
    const edit = { body: '電車で。\n\n/contain 止めていない' }
    await office.control('POST', '/clock', { advance: 'PT1M' })
    await office.control('POST', '/faults', { drop: 1 })
    await office.call('admin', 'PATCH', `/repos/${office.sandbox.repos.incidents}/issues/${number}`, edit)
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    await office.sweep()
    expect(await described(number)).toMatchObject([{ text: '電車で。\n\n/contain 止めた' }])
    // An administrator has no say in the case: his words over the reporter's are refused, as in a comment.
    expect(await types(number)).toContain('request-refused')
    const contained = (await office.ledger(number)).filter(({ type }) => type === 'phase-changed')
    expect(contained.map(({ actor }) => actor.login)).toEqual(['responder'])
    const before = await types(number)
    await office.sweep()
    expect(await types(number)).toEqual(before)
  })

  it.each(['', 'hikeshi: incident'])(
    'R4.3-1 its delivery was lost, and somebody speaks to it: it opens first, then the command runs (label: "%s")',
    async (label) => {
      const body = label === '' ? '鞄ごと' : report(STOLEN)
      const number = await loses(() => opens('reporter', 'ノートが消えた', body, label === '' ? [] : [label]))
      await office.as('responder').says(number, '/contain 遠隔でロックした')
      expect(await office.phase(number)).toBe('containment')
      expect((await types(number)).slice(0, 2)).toEqual(['ledger-bound', 'case-opened'])
      expect((await office.ledger(number))[1]?.actor.login).toBe('reporter')
    },
  )

  it('R1-1 an edit of it is a correction', async () => {
    const number = await opens('reporter', 'ノートが消えた')
    await office.as('reporter').editsReport(number, '電車の中だった')
    expect(await described(number)).toMatchObject([{ text: 'ノートが消えた' }, { text: '電車の中だった' }])
  })

  it('refused: what another process’s form made, a comment that asks nothing, and what bots open', async () => {
    const other = await office.as('officer').report(filled('exception', { 'exempt-reason': '試験' }), {
      ...{ title: '例外', labels: [] },
    })
    expect((await office.issue(other)).labels).not.toContain('hikeshi: incident')
    const build = { title: 'Nightly build failed', body: 'See the log.' }
    const made = await office.call('automation[bot]', 'POST', `/repos/${office.sandbox.repos.incidents}/issues`, build)
    const { number } = made.body as { number: number }
    await office.sandbox.idle()
    await office.as('responder').says(number, '/contain 止めた')
    await office.sweep()
    expect(await office.ledger(number)).toEqual([])
  })

  it('R9-2 who may adopt does so by the text of an issue, which is no incident', async () => {
    const sha = await push('one')
    const number = await opens('officer', '運用ポリシーの採択', `/adopt ${sha}`)
    expect((await office.answers(number)).map(({ body }) => body).join()).toContain(sha.slice(0, 7))
    expect(await office.ledger(number)).toEqual([])
  })

  it('R9-2 or by the comment that follows a bare title: no later round makes a case of it', async () => {
    const sha = await push('two')
    const number = await opens('officer', '運用ポリシーの採択')
    await office.as('officer').says(number, `/adopt ${sha}`)
    await office.control('POST', '/clock', { advance: 'PT1H' })
    await office.sweep()
    expect(await office.ledger(number)).toEqual([])
    expect(await office.answers(number)).toHaveLength(1)
  })

  it('R1-1 a bare title of his, with no such comment after it, is an incident all the same', async () => {
    await push('three')
    const number = await opens('officer', 'サーバ室から煙')
    await office.control('POST', '/clock', { advance: 'PT15M' })
    await office.sweep()
    expect(await office.phase(number)).toBe('reported')
  })

  it('R1-1 refused: `/adopt` of anybody else keeps no report from being taken', async () => {
    const number = await opens('reporter', '脅迫文', `/adopt ${'0'.repeat(40)}`)
    expect(await office.phase(number)).toBe('reported')
  })
})

describe('issues that stood there before the company began with Hikeshi', () => {
  let office: Company
  let old: number
  let other: number
  let adoption: number
  const opens = (login: string, title: string, body = '') => office.as(login).report(body, { title, labels: [] })
  beforeAll(async () => {
    office = await company({ adopt: false, policyText: readyPolicy() })
    old = await opens('reporter', '古い件', 'プリンタの設定')
    other = await opens('reporter', '古い件', '机の注文')
    await office.control('POST', '/clock', { advance: 'PT1H' })
    const file = `/repos/${office.sandbox.repos.incidents}/contents/.github/hikeshi.yml`
    const { sha } = (await office.call('admin', 'GET', file)).body as { sha: string }
    adoption = await opens('admin', 'Adopt')
    expect(await office.as('admin').says(adoption, `/adopt ${sha}`)).toContain(sha.slice(0, 7))
    await office.control('POST', '/clock', { advance: 'PT1H' })
  })
  afterAll(() => office.stop())

  it('R1-1 no round makes cases of them, only of what came after', async () => {
    await office.control('POST', '/faults', { drop: 1 })
    const since = await opens('reporter', '新しい件', '画面が真っ赤')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    expect(await office.phase(since)).toBe('reported')
    for (const number of [old, other, adoption]) expect(await office.ledger(number)).toEqual([])
  })

  it('R4.3-1 somebody who speaks to one opens it; a command of another app does not', async () => {
    expect(await office.as('responder').says(other, '/assign me')).toBe('')
    expect(await office.ledger(other)).toEqual([])
    await office.as('responder').says(old, '/contain 止めた')
    expect(await office.phase(old)).toBe('containment')
  })
})
