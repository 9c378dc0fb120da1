import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { type Quiet, quietRepository } from './quiet.ts'
import { report, STOLEN } from './report.ts'
import { FOUND, filledIn, RECORD, recordOf } from './walk.ts'

describe('an incident that few may know of', () => {
  let office: Company
  let quiet: Quiet
  let number: number
  beforeAll(async () => {
    office = await company()
    quiet = quietRepository(office)
  })
  afterAll(() => office.stop())

  const BODY = filled('restricted-incident', {
    pointer: '責任者の金庫の封筒',
    kind: 'insider-leak',
    systems: ['file-share'],
  })

  it('R8-2 refused: in the repository that everybody reads it is no case, and the restricted one is closed to others', async () => {
    const elsewhere = await office.as('officer').report(BODY, { labels: ['hikeshi: restricted-incident'] })
    expect(await office.ledger(elsewhere)).toEqual([])
    number = (await quiet.opens('officer', 'hikeshi: restricted-incident', BODY)).number
    expect(await quiet.phase(number)).toBe('reported')
    expect((await quiet.issue('responder', number)).status).toBe(404)
    expect((await quiet.ledger(number)).some(({ data }) => JSON.stringify(data).includes('board-item'))).toBe(false)
  })

  it.each([
    ['its kind is the insider', 'officer', '/set kind insider-leak'],
    ['who caused it is inside', 'responder', '/set caused-by inside'],
  ])(
    'R8-2 refused: an open case of which %s tells nothing more, and goes on where few read it',
    async (_what, login, text) => {
      const open = await office.as('reporter').report(report({ ...STOLEN, 'systems-other': '倉庫の共用パソコン' }))
      const before = await quiet.latest()
      await office.as('responder').says(open, '/contain 回線を切った')
      await office.as(login).says(open, text)
      const moved = await quiet.latest()
      expect({ phase: await office.phase(open), opened: moved - before }).toEqual({ phase: 'joined', opened: 1 })
      // The open one has the number alone: no kind, no runbook of it, no word of what was known.
      const told = [await office.status(open), (await office.comments(open)).at(-1)?.body].join('\n')
      expect(told).toContain(`restricted#${moved}`)
      expect(told).toContain('もう詳しいことを書かないでください')
      for (const word of ['社内の者', '当社業務に関与する者', '倉庫', '回線を切った', '内部者による情報漏えい'])
        expect(told).not.toContain(word)
      // The restricted one says where it comes from, and takes along what was chosen and timed.
      const lines = await quiet.ledger(moved)
      const facts = Object.fromEntries(
        lines.flatMap(({ data }) => ('field' in data ? [[data.field, data.values]] : [])),
      )
      expect(facts).toMatchObject({ systems: ['staff-devices'], category: ['breach'] })
      expect(Object.keys(facts)).toContain('detected-at')
      expect(JSON.stringify(lines)).not.toMatch(/倉庫|回線を切った/)
      expect(JSON.stringify(lines)).toContain(`${office.sandbox.repos.incidents}#${open}`)
      expect((await quiet.issue('responder', moved)).status).toBe(404)
      expect((await quiet.issue('officer', moved)).issue.assignees.map((one) => one.login)).toContain('officer')
      // Somebody who stops the damage meanwhile is not refused, and no second one is opened.
      await office.as('responder').says(open, '/contain 鍵を替えた')
      expect(JSON.stringify(await office.ledger(open))).toContain('鍵を替えた')
      await office.control('POST', '/sweep')
      expect(await quiet.latest()).toBe(moved)
      expect(await office.status(open)).not.toContain('鍵を替えた')
    },
  )

  it('R8-2 allowed: an open case that a supplier caused stays where it is, and a drill of the insider too', async () => {
    const open = await office.as('reporter').report(report(STOLEN))
    await office.as('responder').says(open, '/set caused-by supplier')
    expect(await office.phase(open)).toBe('reported')
    const before = await quiet.latest()
    const drill = await office
      .as('officer')
      .report(filled('drill', { description: '想定', kind: 'unknown', systems: ['file-share'] }), {
        labels: ['hikeshi: drill'],
      })
    await office.as('officer').says(drill, '/set kind insider-leak')
    expect(await office.phase(drill)).toBe('reported')
    expect(await quiet.latest()).toBe(before)
  })

  it('R8-2 refused: whoever it is about has no role in it, the deputy neither', async () => {
    await quiet.says('officer', number, recordOf({ insiders: '@deputy', category: 'breach' }))
    await quiet.says('deputy', number, '/set severity low')
    expect((await quiet.refusal(number))[0]).toMatch(/^not-for-you/)
  })

  it('R8-2 R4.2-1 refused: whom it is about is neither called nor reminded, and who stands in for him is said', async () => {
    const { number: other } = await quiet.opens('deputy', 'hikeshi: restricted-incident', BODY)
    await quiet.says('deputy', other, recordOf({ insiders: '@executive' }))
    const before = (await quiet.said(other)).length
    await office.control('POST', '/clock', { advance: 'P2D' })
    await office.control('POST', '/sweep')
    const said = (await quiet.said(other)).slice(before).join('\n')
    expect((await quiet.ledger(other)).some(({ type }) => type === 'reminder-sent')).toBe(true)
    expect(said).not.toContain('@executive')
    expect(await quiet.status(other)).toContain('責任者が /appoint で任命する')
  })

  it('R1-1 R8-2 one that no form made is answered at once with form and phone, and no word of it is kept', async () => {
    const blank = (await quiet.opens('deputy', '', '経理の山田が顧客簿を持ち出した\n\n/contain 権限を外した')).number
    expect(await quiet.phase(blank)).toBe('containment')
    const answer = (await quiet.said(blank)).join('\n')
    expect(answer).toContain('本文は記録に写していません')
    expect(answer).toContain(`/${office.sandbox.repos.restricted}/issues/new/choose`)
    expect(answer).toMatch(/0\d-\d{4}-\d{4}/)
    await quiet.says('deputy', blank, '/help')
    expect((await quiet.said(blank)).length).toBeGreaterThan(2)
    await office.call('deputy', 'PATCH', `/repos/${office.sandbox.repos.restricted}/issues/${blank}`, {
      body: '経理の山田が顧客簿を二冊持ち出した',
    })
    await office.sandbox.idle()
    await office.sweep()
    expect(`${JSON.stringify(await quiet.ledger(blank))}${await quiet.said(blank)}`).not.toMatch(/山田|顧客簿/)
    const elsewhere = await office.call(
      'admin',
      'GET',
      `/repos/${office.sandbox.repos.incidents}/issues?state=all&per_page=100`,
    )
    expect(JSON.stringify(elsewhere.body)).not.toMatch(/山田|顧客簿/)
  })

  it('R1-1 R8-2 nobody heard of it: the sweep opens it; whoever may not contain is passed on', async () => {
    await office.control('POST', '/faults', { drop: 1 })
    const blank = (await quiet.opens('board', '', '金庫が開いていた\n\n/contain 閉めた')).number
    await office.control('POST', '/faults', {})
    expect(await quiet.ledger(blank)).toEqual([])
    await office.sweep()
    expect(await quiet.phase(blank)).toBe('reported')
    expect((await quiet.said(blank)).join('\n')).toContain('本文は記録に写していません')
    expect(await quiet.refusal(blank)).not.toEqual([])
  })

  it('R4.3-1 allowed: it is responded to as any other, from containment to recovery', async () => {
    await quiet.says('officer', number, '/contain 共有の権限を外した')
    await quiet.says('officer', number, recordOf({ ...FOUND, systems: 'file-share' }))
    await quiet.says('officer', number, '/evidence "監査記録" "金庫"')
    await quiet.says('officer', number, '/phase eradication')
    await quiet.says('officer', number, recordOf({ 'eradication-measures': '権限を見直した' }))
    await quiet.says('officer', number, '/phase recovery')
    await quiet.says('officer', number, recordOf(RECORD))
    await quiet.says('officer', number, '/recovered file-share')
    await quiet.says('executive', number, '/stand-down all-recovered')
    await quiet.says('executive', number, '/phase learning')
    expect(await quiet.phase(number)).toBe('learning')
  })

  it('R4.4-1 R8-2 its plan stays in the restricted repository, approved by the officer and the representative member', async () => {
    expect(await office.pulls()).toEqual([])
    const at = `/repos/${office.sandbox.repos.restricted}`
    const [pull] = (await office.call('officer', 'GET', `${at}/pulls`)).body as {
      number: number
      head: { ref: string }
    }[]
    if (pull === undefined) expect.fail('There is a plan')
    const path = `prevention/${new Date().getUTCFullYear()}/restricted-${number}.md`
    const read = await office.call('officer', 'GET', `${at}/contents/${path}?ref=${pull.head.ref}`)
    const { sha, content } = read.body as { sha: string; content: string }
    const text = filledIn(Buffer.from(content, 'base64').toString('utf8'))
    await office.call('admin', 'PUT', `${at}/contents/${path}`, {
      ...{ message: 'Plan', branch: pull.head.ref, sha, content: Buffer.from(text).toString('base64') },
    })
    await office.sandbox.idle()
    await quiet.says('officer', number, '/phase closed')
    expect(await quiet.refusal(number)).toContain('pull-request-unapproved R4.4-1')
    for (const login of ['officer', 'executive']) {
      await office.call(login, 'POST', `${at}/pulls/${pull.number}/reviews`, { event: 'APPROVE' })
      await office.sandbox.idle()
    }
    await office.call('admin', 'PUT', `${at}/pulls/${pull.number}/merge`, { merge_method: 'merge' })
    await office.sandbox.idle()
    await quiet.says('officer', number, '/phase closed')
    const left = await quiet.refusal(number)
    expect(left.filter((one) => one.startsWith('pull-request'))).toEqual([])
  })

  it('R8-2 nothing of it stands anywhere else, in figures neither', async () => {
    const incidents = await office.call(
      'admin',
      'GET',
      `/repos/${office.sandbox.repos.incidents}/issues?state=all&per_page=100`,
    )
    const runbooks = await office.call(
      'admin',
      'GET',
      `/repos/${office.sandbox.repos.runbooks}/issues?state=all&per_page=100`,
    )
    const theirs = JSON.stringify([incidents.body, runbooks.body])
    for (const word of ['共有の権限を外した', '端末1台', '監査記録']) expect(theirs).not.toContain(word)
    expect((await office.verify()).findings).toEqual([])
  })
})
