import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asApp } from './as-app.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { ALL_PHASES, at, BEFORE, filledIn, planOf } from './walk.ts'

describe('measures are carried out, and somebody else says so', () => {
  let office: Company
  let number: number
  let closed: number
  beforeAll(async () => {
    office = await company()
    number = await at(office, 'learning')
  })
  afterAll(() => office.stop())

  const says = (login: string, text: string) => office.as(login).says(number, text)
  const incidents = () => `/repos/${office.sandbox.repos.incidents}/issues`
  const issueOf = async (id: string): Promise<number> => {
    const { body } = await office.call('admin', 'GET', `${incidents()}?state=all&per_page=100`)
    const all = body as { number: number; body: string | null }[]
    return all.find((one) => one.body?.startsWith(`<!-- hikeshi:action=${number}-${id} -->`))?.number ?? 0
  }
  const types = async () => (await office.ledger(number)).map(({ type, data }) => `${type} ${data.id ?? ''}`)

  it('R4.4-3 what a merged plan lists becomes an item of the case with owner and date, once', {
    timeout: 240_000,
  }, async () => {
    await says('officer', '/action @sysadmin 2031-03-31 施錠を配る')
    const { pull, path } = await planOf(office, number)
    const text = (await office.file(path, pull.head.ref)) ?? ''
    const listed = filledIn(text).replace(
      /(<!-- hikeshi:action-items -->\n)/,
      '$1- [ ] @responder 2031-02-01 多要素認証を広げる\n- [ ] @sysadmin 2031/03/31 施錠を配る\n',
    )
    await office.as('sysadmin').writes(pull.head.ref, path, listed)
    await office.as('officer').approves(pull.number)
    await office.as('officer').merges(pull.number)
    const added = (await office.ledger(number)).filter(({ type }) => type === 'action-added')
    expect(added.map(({ data }) => [data.id, (data.owner as { login: string }).login, data.due])).toEqual([
      ['a1', 'sysadmin', '2031-03-31'],
      ['a2', 'responder', '2031-02-01'],
    ])
    expect(await office.issue(await issueOf('a2'))).toMatchObject({ state: 'open', assignees: ['responder'] })
    await office.control('POST', '/sweep')
    expect((await types()).filter((type) => type.startsWith('action-added'))).toHaveLength(2)
  })

  it('R4.4-3 its owner who closes the issue says that it is done; it stays open until somebody else confirms', async () => {
    const issue = await issueOf('a2')
    await office.as('responder').closes(issue)
    expect(await types()).toContain('action-done a2')
    expect(await types()).not.toContain('action-confirmed a2')
    expect((await office.issue(issue)).state).toBe('open')
    await office.as('reporter').closes(issue)
    expect(await office.refusal(number)).toEqual(['not-for-you R4.4-3'])
    expect((await office.issue(issue)).state).toBe('open')
    await office.as('officer').closes(issue)
    expect(await types()).toContain('action-confirmed a2')
    expect((await office.issue(issue)).state).toBe('closed')
  })

  it('R4.4-3 confirmed by command, the issue of the measure is closed as well', async () => {
    await says('sysadmin', '/done a1')
    expect((await office.issue(await issueOf('a1'))).state).toBe('open')
    await says('officer', '/done a1')
    expect((await office.issue(await issueOf('a1'))).state).toBe('closed')
  })

  const issuesOf = async (id: string): Promise<number[]> => {
    const { body } = await office.call('admin', 'GET', `${incidents()}?state=all&per_page=100`)
    const all = body as { number: number; body: string | null }[]
    return all.filter((one) => one.body?.startsWith(mark(id))).map((one) => one.number)
  }
  const mark = (id: string) => `<!-- hikeshi:action=${number}-${id} -->`
  const kept = async (id: string) =>
    (await office.ledger(number)).filter(({ data }) => data.what === `action-${id}`).map(({ data }) => data.id)
  const children = async () => {
    const { body } = await office.call('admin', 'GET', `${incidents()}/${number}/sub_issues?per_page=100`)
    return (body as { number: number }[]).map((one) => one.number)
  }
  const sweeps = async (times: number) => {
    for (let round = 0; round < times; round += 1) await office.control('POST', '/sweep')
    await office.sandbox.idle()
  }
  const links = async () =>
    (await office.exchanges()).filter(({ method, path }) => method === 'POST' && path.endsWith('/sub_issues')).length

  for (const [at, subIssues] of ['full', 'missing'].entries()) {
    const id = `a${at + 3}`
    it(`R4.4-3 where GitHub refuses the sub-issue (${subIssues}), its issue is opened once and the link tried once`, {
      timeout: 240_000,
    }, async () => {
      const told = async () => (await office.answers(number)).filter(({ body }) => body.includes('hikeshi:unlinked'))
      expect(await told()).toHaveLength(at)
      await office.control('POST', '/github', { subIssues })
      await office.forget()
      await says('officer', '/action @sysadmin 2031-03-31 倉庫の鍵を替える')
      await sweeps(3)
      const [issue, ...more] = await issuesOf(id)
      expect(more).toEqual([])
      expect(await kept(id)).toEqual([issue])
      expect(await links()).toBe(1)
      expect((await office.issue(issue ?? 0)).body).toContain(`#${number}`)
      expect(await told(), 'said once for a case').toHaveLength(1)
      expect((await told())[0]?.body).toMatch(/#\d+ は、この案件のサブ issue にできませんでした/)
      await office.control('POST', '/github', { subIssues: 'there' })
      await sweeps(1)
      expect(await children()).not.toContain(issue)
    })
  }

  it('R4.4-3 an instance killed before it could keep or link the issue: the sweep finds it by its mark', {
    timeout: 240_000,
  }, async () => {
    await office.control('POST', '/faults', { drop: 1 })
    await office.as('officer').comments(number, '/action @sysadmin 2031-03-31 棚の鍵を替える')
    const forged = await office.call('reporter', 'POST', incidents(), { title: 'x', body: `${mark('a5')}\n\nx` })
    const made = await asApp(office.sandbox, 'POST', incidents(), { title: 'x', body: `${mark('a5')}\n\nx` })
    await office.control('POST', '/faults', {})
    await sweeps(2)
    expect(await kept('a5')).toEqual([made.number])
    expect((await issuesOf('a5')).length, "the app's and the forged one").toBe(2)
    expect(await children()).toContain(made.number)
    expect(await children()).not.toContain((forged.body as { number: number }).number)
  })

  it('R4.4-3 an issue that is no longer under its case is put back there, and not opened anew', async () => {
    const [issue = 0] = await kept('a5')
    const { body } = await office.call('admin', 'GET', `${incidents()}/${issue}`)
    const off = { sub_issue_id: (body as { id: number }).id }
    expect((await office.call('officer', 'DELETE', `${incidents()}/${number}/sub_issue`, off)).status).toBe(200)
    await office.forget()
    await sweeps(2)
    expect(await children()).toContain(issue)
    expect(await links()).toBe(1)
    expect(await kept('a5')).toEqual([issue])
  })

  it('R4.2-3 R4.4-4 where no runbook matched, closing needs a new one that fits, or the reason why not', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(report({ ...STOLEN, kind: 'threat-other' }))
    await office.as('officer').says(number, '/appoint @executive\n/activate')
    for (const step of ALL_PHASES.slice(1, -1)) {
      await BEFORE[step as 'learning'](office, number, {})
      if (step === 'learning') await office.as('executive').says(number, '/stand-down all-recovered')
      await office.as('officer').says(number, `/phase ${step}`)
    }
    expect(await office.phase(number)).toBe('learning')
    const { pull } = await planOf(office, number)
    const path = 'runbooks/threat-other.md'
    expect(await office.file(path, pull.head.ref), 'a skeleton is proposed').toContain('threat-other')
    const like = (await office.file('runbooks/intrusion.md')) ?? ''
    const written = like.replace('id: intrusion', 'id: threat-other').replace('[intrusion]', '[threat-other]')
    await BEFORE.closed(office, number, {})
    await office.as('officer').says(number, '/advance')
    expect(await office.refusal(number)).toEqual(['runbook-missing R4.2-3'])
    await office.as('responder').says(number, '/set no-runbook-reason 面倒')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.2-3'])
    await office.as('officer').writes('main', path, written)
    await office.as('officer').says(number, '/note 手順を取り込んだ')
    await office.as('officer').says(number, '/advance')
    expect(await office.phase(number)).toBe('closed')
    closed = number
  })

  it('R4.4-3 R5-2 after closing, overdue measures are reminded once and taken further, and their effect is asked', {
    timeout: 240_000,
  }, async () => {
    expect((await office.issue(closed)).labels).toContain('hikeshi: follow-up')
    const before = (await office.answers(closed)).length
    await office.control('POST', '/clock', { now: '2031-04-05T03:00:00Z' })
    await office.control('POST', '/sweep')
    await office.control('POST', '/sweep')
    const said = (await office.answers(closed)).slice(before)
    expect(said).toHaveLength(1)
    expect(said[0]?.body).toContain('@sysadmin')
    expect(said[0]?.body).toContain('@officer')
    expect(said[0]?.body).toContain('`/effect a1 worked')
    expect(await office.issue(closed)).toMatchObject({ state: 'closed', labels: expect.arrayContaining(['overdue']) })
    await office.control('POST', '/clock', { now: '2031-04-20T03:00:00Z' })
    await office.control('POST', '/sweep')
    const later = (await office.answers(closed)).slice(before + 1)
    expect(later.map(({ body }) => body.includes('@executive'))).toEqual([true])
  })

  it('R4.4-3 R5-2 its owner neither confirms nor judges it; once somebody else has, nothing is left to follow', async () => {
    await office.as('sysadmin').says(closed, '/done a1')
    await office.as('sysadmin').says(closed, '/effect a1 worked 再発していない')
    expect(await office.refusal(closed)).toEqual(['own-measure R5-2'])
    await office.as('officer').says(closed, '/done a1')
    expect((await office.issue(closed)).labels).toContain('hikeshi: follow-up')
    await office.as('officer').says(closed, '/effect a1')
    expect(await office.refusal(closed)).toEqual(['usage'])
    await office.as('officer').says(closed, '/effect a1 有効 半年間、同じことは起きていない')
    const { labels } = await office.issue(closed)
    expect(labels).not.toContain('hikeshi: follow-up')
    expect(labels).not.toContain('overdue')
    expect(await office.status(closed)).toContain('効果あり')
  })

  it('every line of the record holds', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
