import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { recordOf } from './walk.ts'

describe('reports of every shape, and what is no request', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ loadApp: restedApp })
  })
  afterAll(() => office.stop())

  const reports = (body: string, labels?: string[]) =>
    office.as('reporter').report(body, labels === undefined ? {} : { labels })
  const facts = async (number: number) =>
    Object.fromEntries(
      (await office.ledger(number))
        .filter(({ type }) => type === 'fact-recorded')
        .map(({ data, free }) => {
          const { field = '', values = [] } = data as { field?: string; values?: string[] }
          const kept = free.value
          return [field, values.length > 0 ? values.join(' ') : kept !== undefined && 'text' in kept ? kept.text : '']
        }),
    )

  it('R1-1 a body that no form made opens the case by its label, all of it kept', async () => {
    const number = await reports('会社のノートが消えた。\n\nたぶん電車。')
    expect(await facts(number)).toMatchObject({ description: '会社のノートが消えた。\n\nたぶん電車。' })
    expect(await office.phase(number)).toBe('reported')
  })

  it('R1-1 a body with the first heading alone opens the case', async () => {
    const number = await reports('### 何が起きましたか\n\n画面が真っ赤')
    expect(await facts(number)).toMatchObject({ description: '画面が真っ赤' })
  })

  it('R1-1 an empty body opens the case', async () => {
    const number = await reports('')
    expect(await office.phase(number)).toBe('reported')
    expect((await office.issue(number)).assignees).toEqual(['officer'])
  })

  it('R1-1 a title as the form lays it is completed in the same writing; one that somebody wrote stays', async () => {
    const told = report({ ...STOLEN, description: '鞄が消えた #1 @officer\n電車で' })
    const bare = await office.as('reporter').report(told, { title: '【インシデント】' })
    expect((await office.issue(bare)).title).toBe('【インシデント】鞄が消えた #1 @officer')
    const own = await office.as('reporter').report(told, { title: '【インシデント】自分の題' })
    expect((await office.issue(own)).title).toBe('【インシデント】自分の題')
  })

  it('R4.2-4 the same report twice, each titled as the form lays it: both cases name each other', async () => {
    const told = report({ ...STOLEN, description: '二度送られた報告' })
    const [first, second] = [
      await office.as('reporter').report(told, { title: '【インシデント】' }),
      await office.as('reporter').report(told, { title: '【インシデント】' }),
    ]
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const)
      expect((await office.answers(one)).map(({ body }) => body).join('\n')).toContain(`#${other}`)
    // Somebody else who saw the same, and wrote it with other marks.
    const third = await office.as('responder').report(told.replace('二度送られた報告', '二度送られた報告。'), {
      title: '【インシデント】',
    })
    expect((await office.answers(third)).map(({ body }) => body).join('\n')).toContain(`#${first}`)
    const another = await office.as('reporter').report(told.replace('二度', '三度'), { title: '【インシデント】' })
    expect((await office.answers(another)).map(({ body }) => body).join('\n')).not.toContain(`#${first}`)
  })

  it('an English form makes a case that speaks English', async () => {
    const number = await reports(report({ ...STOLEN, description: 'My bag is gone' }, 'en'), [])
    expect(await office.status(number)).toContain('## Phase now: Reported')
    expect(await office.as('responder').says(number, '/phase recovery')).toContain('R4.3-1')
    expect(await office.as('responder').says(number, '/contain locked it')).toContain('**Reported → Containment**')
    await office.as('officer').says(number, '/record\n### Damage found\none laptop\n### Category\nBreach of security')
    expect(await facts(number)).toMatchObject({ damage: 'one laptop', category: 'breach' })
  })

  it('an issue that a bot made, and what people say below it, stay untouched', async () => {
    await office.forget()
    const build = { title: 'Nightly build failed', body: 'See the log.' }
    const made = await office.call('automation[bot]', 'POST', `/repos/${office.sandbox.repos.incidents}/issues`, build)
    const { number } = made.body as { number: number }
    await office.sandbox.idle()
    expect(await office.as('officer').says(number, '/contain 何か')).toBe('')
    await office.as('officer').closes(number)
    expect(await office.comments(number)).toHaveLength(1)
    expect(await office.ledger(number)).toEqual([])
    expect((await office.issue(number)).state).toBe('closed')
  })

  it('R1-1 an edited report is a correction: the new words count, the old stay readable', async () => {
    const number = await reports(report(STOLEN))
    await office
      .as('reporter')
      .editsReport(number, report({ ...STOLEN, description: '鞄は会社にあった', ongoing: 'spreading' }))
    expect(await facts(number)).toMatchObject({ description: '鞄は会社にあった', ongoing: 'spreading' })
    const told = (await office.ledger(number)).filter(
      ({ data }) => (data as { field?: string }).field === 'description',
    )
    expect(told).toHaveLength(2)
    expect((await office.issue(number)).labels).toContain('severity: high')
  })

  it.each([
    ['some words', 'やっぱり消します'],
    ['nothing at all', ''],
  ])(
    'R1-1 an edit that leaves %s of the form loses nothing that was said, and says what is missing',
    async (_, left) => {
      const number = await reports(report(STOLEN))
      const before = await facts(number)
      const answer = await office.as('reporter').editsReport(number, left)
      expect(await facts(number)).toEqual(before)
      expect(await office.refusal(number)).toEqual(['form-gone R1-1'])
      expect(answer).toContain('@reporter')
      expect(answer).toMatch(/まだ書かれていないこと：一覧にないものの名前、.*折り返し先。/)
      expect(answer).toMatch(/```text\n\/record\n### 一覧にないものの名前\n/)
      const kept = (await office.ledger(number)).filter(({ type }) => type === 'text-kept')
      expect(kept.map(({ free }) => free.text)).toMatchObject(left === '' ? [] : [{ text: left }])
      // An answer written then, in a comment or below the headings again, counts as it always did.
      await office.as('reporter').says(number, recordOf({ contact: '内線 123' }))
      await office.as('reporter').editsReport(number, report({ ...STOLEN, description: '鞄は会社にあった' }))
      expect(await facts(number)).toMatchObject({ ...before, description: '鞄は会社にあった', contact: '内線 123' })
    },
  )

  it('R1-1 a report that never had a form is corrected as a whole', async () => {
    const number = await reports('会社のノートが消えた。')
    expect(await office.as('reporter').editsReport(number, '会社のノートが盗まれた。')).toBe('')
    expect(await facts(number)).toMatchObject({ description: '会社のノートが盗まれた。' })
  })

  it('R4.2-4 an edited /record is a correction; a fact of another is not taken back by it', async () => {
    const number = await reports(report(STOLEN))
    const id = await office.as('responder').comments(number, recordOf({ damage: '端末1台', cause: '置き引き' }))
    await office.sandbox.idle()
    await office.as('officer').says(number, '/set cause 施錠がなかった')
    await office.as('responder').edits(number, id, recordOf({ damage: '端末2台', cause: '置き引き' }))
    expect(await facts(number)).toMatchObject({ damage: '端末2台', cause: '施錠がなかった' })
  })

  it('an edit never turns an old comment into a command, nor runs one twice', async () => {
    const number = await reports(report(STOLEN))
    const id = await office.as('officer').comments(number, 'わかりました')
    await office.sandbox.idle()
    await office.as('officer').edits(number, id, '/phase analysis')
    expect(await office.phase(number)).toBe('reported')
    const note = await office.as('officer').comments(number, '/note 一度だけ')
    await office.sandbox.idle()
    await office.as('officer').edits(number, note, '/note 一度だけ\n/phase analysis')
    expect(await office.phase(number)).toBe('reported')
    expect((await office.ledger(number)).filter(({ type }) => type === 'note-added')).toHaveLength(1)
  })

  it('commands in quotes, code and hidden comments do nothing and cost nothing', async () => {
    const number = await reports(report(STOLEN))
    await office.forget()
    for (const text of [
      '> /phase analysis',
      'つぎのように書く\n```\n/phase analysis\n```',
      'つぎのように書く\n~~~sh\n/phase analysis\n~~~',
      'つぎのように書く\n\n    /phase analysis',
      '<!--\n/phase analysis\n-->',
      'まず /phase analysis と書く',
      'つぎのように書く `/phase analysis`',
    ])
      expect(await office.as('officer').says(number, text)).toBe('')
    expect(await office.phase(number)).toBe('reported')
    expect(await office.exchanges()).toEqual([])
    // A comment that is nothing but a dressed command was meant as one: it is answered, and not carried out.
    for (const text of ['`/phase analysis`', '```\n/phase recovery\n```', '- /phase containment'])
      expect(await office.as('officer').says(number, text), text).toContain('のことですか')
    expect(await office.phase(number)).toBe('reported')
  })

  it('a command that nobody can read is answered; a wrong value too, and the right ones beside it are kept', async () => {
    const number = await reports(report(STOLEN))
    expect(await office.as('officer').says(number, '/phas analysis')).toContain('/phase')
    const answer = await office.as('officer').says(number, recordOf({ severity: '超重大', damage: '端末1台' }))
    expect(answer).toContain('@officer')
    expect(await facts(number)).toMatchObject({ damage: '端末1台' })
    expect(await office.issue(number)).toMatchObject({ labels: expect.arrayContaining(['severity: medium']) })
  })

  it('R4.2-2 a heading from memory is told which one it was, and a day that is none is named', async () => {
    const number = await reports(report(STOLEN))
    const answer = await office.as('responder').says(number, '/record\n### 原因\n置き引き\n### なぞ\nx')
    expect(answer).toContain('もしかして「原因の分析」のことですか。')
    expect(answer.match(/もしかして/g)).toHaveLength(1)
    expect(await office.as('responder').says(number, '/recovered email 2026-02-30 10:00')).toMatch(
      /「2026-02-30 10:00」は使えません.*\n?.*`\/recovered ‹システム› \[日時\]`/,
    )
    expect(await office.as('officer').says(number, '/action @sysadmin 2031-02-30 鍵')).toContain(
      '「2031-02-30」は使えません',
    )
  })

  it('R3-1 what a report lists beside the catalogue is shown beside it', async () => {
    const number = await reports(
      '### 何が起きましたか\n\nx\n\n### 関係する機器・サービス・場所\n\nメール, 謎の<b>機械</b>\n',
    )
    expect(await office.status(number)).toContain('メール<br>謎の&lt;b&gt;機械&lt;/b&gt;')
  })

  it('R4.2-2 who may not set a fact is told who may', async () => {
    const number = await reports(report(STOLEN))
    expect(await office.as('responder').says(number, '/set severity low')).toContain('`officer`')
    expect(await office.refusal(number)).toEqual(['not-for-you R4-2'])
  })

  it('R4.2-2 unknown with a reason opens the gate to eradication, and keeps the case from closing', async () => {
    const number = await reports(report(STOLEN))
    const { as } = office
    await as('responder').says(number, '/contain 止めた')
    await as('officer').says(
      number,
      recordOf({ severity: 'low', systems: 'staff-devices', damage: '不明: 調査中', cause: '不明' }),
    )
    await as('responder').says(number, '/evidence 記録')
    await as('responder').says(number, '/phase eradication')
    expect(await office.refusal(number)).toEqual(['fact-missing R4.2-2'])
    await as('officer').says(number, '/set cause 不明: 記録が残っていない')
    expect(await as('responder').says(number, '/phase eradication')).toContain('→ 根絶')
  })

  it('a delivery is answered at once while the app works, however long that takes', async () => {
    const number = await reports(report(STOLEN))
    const [before, recorded] = [(await office.deliveries()).length, await office.ledger(number)]
    await office.control('POST', '/faults', { slow: 1, slowMs: 300 })
    await office.as('responder').comments(number, '/note 続報')
    const answered = { event: 'issue_comment', action: 'created', status: 'OK' }
    const comment = async () => expect((await office.deliveries())[before]).toMatchObject(answered)
    await vi.waitFor(comment, { timeout: 60_000, interval: 5 })
    expect(await office.ledger(number)).toEqual(recorded)
    await office.control('POST', '/faults', {})
    await office.sandbox.idle()
    expect((await office.ledger(number)).slice(recorded.length)).toMatchObject([{ type: 'note-added' }])
    // GitHub waits ten seconds for an answer.
    expect(new Set((await office.deliveries()).map(({ status }) => status))).toEqual(new Set(['OK']))
  })

  it('413 tells of a delivery that is too large', async () => {
    const here = await company({ loadApp: restedApp })
    const body = JSON.stringify({ text: 'x'.repeat(26 * 1024 * 1024) })
    const signature = createHmac('sha256', here.sandbox.secrets.webhookSecret).update(body).digest('hex')
    const { status: sent } = await fetch(here.sandbox.webhookUrl, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'issues',
        'x-github-delivery': 'a',
        'x-hub-signature-256': `sha256=${signature}`,
      },
    })
    expect(sent).toBe(413)
    const number = await here.as('reporter').report(report(STOLEN))
    expect(await here.phase(number)).toBe('reported')
    await here.stop()
  })
})
