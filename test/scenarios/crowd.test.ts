import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asObject, asText } from '../../src/sandbox/json.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

/** The acts of one account by a door as fast as GitHub lets it. */
const TIMES = 20
/** Three are worked on each by itself, and what is left in one look, which may append more than once. */
const MOST_WRITES = 8

describe('R4.3-1 somebody who does one thing over and over keeps nobody behind him waiting', {
  timeout: 240_000,
}, () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  beforeEach(async () => {
    number = await office.as('reporter').report(report(STOLEN))
  })

  const at = () => `/repos/${office.sandbox.repos.incidents}`
  const ask = async (login: string, method: string, path: string, body?: unknown): Promise<void> => {
    expect((await office.call(login, method, `${at()}${path}`, body)).status).toBeLessThan(300)
  }
  /** Deliveries come all at once, as after an outage. */
  const heldBack = async (events: string[], acts: () => Promise<void>): Promise<void> => {
    await office.control('POST', '/faults', { late: [...events, 'issue_comment'], delayMs: 2_500 })
    await acts()
  }
  /** How often the record of the case was written until somebody's containment stood in it. */
  async function writesUntilContained(): Promise<number> {
    await office.forget()
    await office.as('responder').comments(number, '/contain 回線を抜いた')
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    const written = (await office.exchanges())
      .filter(({ method, path }) => method === 'PUT' && /\/contents\/ledger/.test(path))
      .map(({ requestBody }) => Buffer.from(asText(asObject(requestBody).content) ?? '', 'base64').toString('utf8'))
    const first = written.findIndex((text) => text.includes('回線を抜いた'))
    expect(first).toBeGreaterThanOrEqual(0)
    return first + 1
  }

  it('edits of a comment', async () => {
    const comment = await office.as('reporter').comments(number, '/set damage 0台')
    await office.sandbox.idle()
    await heldBack([], async () => {
      for (let time = 1; time <= TIMES; time += 1)
        await ask('reporter', 'PATCH', `/issues/comments/${comment}`, { body: `/set damage ${time}台` })
    })
    expect(await writesUntilContained()).toBeLessThan(MOST_WRITES)
    expect(await office.phase(number)).toBe('containment')
  })

  it('edits of the report', async () => {
    await heldBack(['issues'], async () => {
      for (let time = 1; time <= TIMES; time += 1)
        await ask('reporter', 'PATCH', `/issues/${number}`, { body: report({ ...STOLEN, description: `${time}個` }) })
    })
    expect(await writesUntilContained()).toBeLessThan(MOST_WRITES)
    expect(await office.phase(number)).toBe('containment')
  })

  it('labels', async () => {
    await heldBack(['issues'], async () => {
      for (let time = 1; time <= TIMES; time += 1) {
        await ask('sysadmin', 'POST', `/issues/${number}/labels`, { labels: ['phase: closed'] })
        await ask('sysadmin', 'DELETE', `/issues/${number}/labels/phase: closed`)
      }
      await ask('sysadmin', 'POST', `/issues/${number}/labels`, { labels: ['phase: closed'] })
    })
    expect(await writesUntilContained()).toBeLessThan(MOST_WRITES)
    expect(await office.phase(number)).toBe('containment')
  })

  it('closing and reopening', async () => {
    await heldBack(['issues'], async () => {
      for (let time = 1; time <= TIMES; time += 1) {
        await ask('reporter', 'PATCH', `/issues/${number}`, { state: 'closed' })
        await ask('reporter', 'PATCH', `/issues/${number}`, { state: 'open' })
      }
    })
    expect(await writesUntilContained()).toBeLessThan(MOST_WRITES)
    expect(await office.phase(number)).toBe('containment')
  })

  it('R4.2-2 refused: a comment that waits with many others, and that another account edits meanwhile, is not its author’s word', async () => {
    await heldBack([], async () => {
      for (let time = 1; time <= 6; time += 1) await office.as('responder').comments(number, `/note 連絡 ${time}回目`)
      const waiting = await office.as('responder').comments(number, '/note 連絡 7回目')
      await ask('admin', 'PATCH', `/issues/comments/${waiting}`, { body: '/set damage 端末なし' })
    })
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    const lines = await office.ledger(number)
    expect(lines.filter(({ type }) => type === 'note-added')).toHaveLength(6)
    expect(lines.filter(({ data }) => data.field === 'damage')).toEqual([])
    const refused = lines.flatMap(({ type, actor, data }) => (type === 'request-refused' ? [[actor.login, data]] : []))
    expect(refused).toEqual([
      ['responder', { command: 'unreadable', reasons: [{ code: 'edited-unseen' }] }],
      ['admin', { command: 'unreadable', reasons: [{ code: 'edit-not-run' }] }],
    ])
  })
})
