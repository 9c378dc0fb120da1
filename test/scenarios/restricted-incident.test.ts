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

  it('R8-2 refused: an open case whose kind becomes the insider shows and takes no runbook of it', async () => {
    const open = await office.as('reporter').report(report(STOLEN))
    const said = [
      await office.as('officer').says(open, '/set kind insider-leak'),
      await office.as('officer').says(open, '/runbook insider-leak'),
      await office.status(open),
    ].join('\n')
    expect((await office.ledger(open)).map(({ data }) => data.runbook).filter((id) => id === 'insider-leak')).toEqual(
      [],
    )
    expect(await office.refusal(open)).toEqual(['unknown-runbook R4.1-1a'])
    expect(said).not.toContain('本人に尋ねない')
    expect(said).not.toContain('内部者による情報漏えい')
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
    expect((await quiet.said(other))[0]).toContain('責任者が /appoint で任命する')
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
