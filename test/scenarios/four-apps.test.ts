import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

describe('several instances of the app behind one webhook address', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ apps: 4, loadApp: restedApp })
  })
  afterAll(() => office.stop())

  it('R4.2-4 four at once lose nothing and double nothing, however many write to one case together', async () => {
    const { as } = office
    const number = await as('reporter').report(report(STOLEN))
    const people = ['responder', 'sysadmin', 'officer', 'deputy']
    const notes = people.flatMap((login) => [1, 2, 3].map((count) => ({ login, text: `${login} ${count}` })))
    const made = await Promise.all(notes.map(({ login, text }) => as(login).comments(number, `/note ${text}`)))
    await Promise.all([
      as('responder').comments(number, '/contain 遠隔で消去した'),
      as('officer').comments(number, '/set severity high'),
      as('reporter').comments(number, '/phase closed'),
    ])
    await office.sandbox.idle()

    const lines = await office.ledger(number)
    const texts = lines.filter(({ type }) => type === 'note-added').map(({ free }) => free.note)
    expect(texts.map((kept) => (kept !== undefined && 'text' in kept ? kept.text : '')).sort()).toEqual(
      notes.map(({ text }) => text).sort(),
    )
    expect(lines.filter(({ type }) => type === 'phase-changed')).toHaveLength(1)
    expect(lines.filter(({ type }) => type === 'request-refused')).toHaveLength(1)
    expect(await office.phase(number)).toBe('containment')
    expect(await office.column(number)).toBe('封じ込め')
    for (const comment of made) expect(await office.reactions(comment)).toEqual(['+1'])
    const ours = (await office.comments(number)).filter(({ user }) => user.login.endsWith('[bot]'))
    expect(ours.filter(({ body }) => body.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
    expect((await office.verify()).findings).toEqual([])
  })

  it('R4.4-3 all of them find an action item without its issue at the same instant: it is opened once', {
    timeout: 240_000,
  }, async () => {
    const { as } = office
    const number = await as('reporter').report(report(STOLEN))
    await as('responder').says(number, '/set channel-compromised yes')
    await as('officer').says(number, '/action @sysadmin 2031-03-31 鍵を替える')
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&per_page=100`
    const opened = async () => {
      const { body } = await office.call('admin', 'GET', path)
      const all = body as { number: number; body: string | null }[]
      return all.filter((one) => one.body?.startsWith(`<!-- hikeshi:action=${number}-a1 -->`)).map((one) => one.number)
    }
    await office.control('POST', '/clock', { advance: 'PT20M' })
    await office.control('POST', '/sweep')
    expect(await opened(), 'not while somebody may read along').toEqual([])
    await office.control('POST', '/faults', { drop: 1 })
    await as('officer').comments(number, '/set channel-compromised no: 移した')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/sweep', { all: true })
    await office.sandbox.idle()
    const [issue, ...more] = await opened()
    expect(more).toEqual([])
    const kept = (await office.ledger(number)).filter(({ data }) => data.what === 'action-a1')
    expect(new Set(kept.map(({ data }) => data.id))).toEqual(new Set([issue]))
  })

  it('R9-3 all of them sweep at the same instant: what is due is opened once', async () => {
    await office.control('POST', '/clock', { advance: 'P366D' })
    await office.control('POST', '/sweep', { all: true })
    await office.control('POST', '/sweep', { all: true })
    await office.sandbox.idle()
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&labels=${encodeURIComponent('hikeshi: review')}`
    const { body } = await office.call('admin', 'GET', path)
    const [review, ...more] = body as { number: number }[]
    expect(more).toEqual([])
    expect(await office.phase(review?.number ?? 0)).toBe('due')
    expect((await office.verify()).findings).toEqual([])
  })
})
