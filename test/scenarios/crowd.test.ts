import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { REQUESTS_ANSWERED } from '../../src/domain/screen/share.ts'
import { asObject, asText } from '../../src/sandbox/json.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

/** The acts of one account by a door as fast as GitHub lets it. */
const TIMES = 20
/** Three are worked on each by itself, and what is left in one look, which may append more than once: never one for each act. */
const MOST_WRITES = TIMES / 2

interface Named {
  id: number
  name: string
  options: { id: string }[]
}
interface Card {
  id: number
  content?: { number: number }
}

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
    await office.control('POST', '/faults', { hold: [...events, 'issue_comment'] })
    await acts()
  }
  const released = async (): Promise<void> => {
    await office.control('POST', '/faults', {})
    await office.sandbox.idle()
  }
  /** How often the record of the case was written until somebody's containment stood in it. */
  async function writesUntilContained(on = number): Promise<number> {
    await office.forget()
    await office.as('responder').comments(on, '/contain 回線を抜いた')
    await released()
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

  it('cards: neither another case, nor the answer to the one that is moved', async () => {
    const other = await office.as('reporter').report(report({ ...STOLEN, description: '別の端末' }))
    const board = `/orgs/${office.sandbox.org}/projectsV2/${office.sandbox.project.number}`
    const fields = (await office.call('admin', 'GET', `${board}/fields`)).body as Named[]
    const status = fields.find(({ name }) => name === 'Status')
    const [begun, done] = [status?.options[0]?.id, status?.options.at(-1)?.id]
    const items = (await office.call('admin', 'GET', `${board}/items?per_page=100`)).body as Card[]
    const card = items.find(({ content }) => content?.number === number)
    const move = async (value: string | undefined): Promise<void> => {
      const fields = [{ id: status?.id, value }]
      expect((await office.call('sysadmin', 'PATCH', `${board}/items/${card?.id}`, { fields })).status).toBe(200)
    }
    const before = await office.answers(number)
    await heldBack(['projects_v2_item'], async () => {
      for (let time = 1; time <= TIMES; time += 1) {
        await move(done)
        await move(begun)
      }
      await move(done)
    })
    expect(await writesUntilContained(other)).toBeLessThan(MOST_WRITES)
    expect(await office.phase(other)).toBe('containment')
    await office.sandbox.idle()
    expect(await office.phase(number)).toBe('reported')
    const answers = (await office.answers(number)).length - before.length
    expect(answers).toBeGreaterThan(0)
    expect(answers).toBeLessThanOrEqual(REQUESTS_ANSWERED + 1)
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
    await released()
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
