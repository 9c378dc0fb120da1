import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { type Life, lastDelivery, life } from './in-process-app.ts'
import { ownReport } from './report.ts'

const LONG = { timeout: 300_000 }
const MARK = /<!-- hikeshi:[^>]+ -->/g
/** So long others leave to whoever recorded it what he is just making. */
const LEFT_TO_ITS_MAKER_MS = 11 * 60 * 1000

/** An act on a case that is there, if it needs to be; it gives the case. */
type Act = (office: Company, number: number) => Promise<number>

const ACTS: Readonly<Record<string, Act>> = {
  'an opening': ({ as }) => as('reporter').report(ownReport()),
  'two action items': async ({ as }, number) => {
    await as('officer').comments(number, '/action @sysadmin 2031-03-31 施錠を配る\n/action @responder 2031-04-30 研修')
    return number
  },
  'a transition': async ({ as }, number) => {
    await as('officer').comments(number, '/phase analysis')
    return number
  },
  'a refused command': async ({ as }, number) => {
    await as('reporter').comments(number, '/phase recovery')
    return number
  },
}

describe('killed at each of its writes in turn, then started again', () => {
  let office: Company
  const offset = { milliseconds: 0 }
  let last = 0
  /** The one that is never killed. */
  let steady: Life
  beforeAll(async () => {
    office = await company({ app: 'none' })
    const { incidents } = office.sandbox.repos
    const { sha } = (await office.call('admin', 'GET', `/repos/${incidents}/contents/.github/hikeshi.yml`)).body as {
      sha: string
    }
    const set = await office.as('admin').report('', { title: 'Set-up', labels: [] })
    await office.as('admin').comments(set, `/adopt ${sha}`)
    steady = await life(office.sandbox, offset)
    last = await steady.hears(0)
  })
  afterAll(() => office.stop())

  /** A case that is opened, shown and at rest. */
  const opened = async (): Promise<number> => {
    const number = await office.as('reporter').report(ownReport())
    last = await steady.hears(last)
    return number
  }
  const later = async (milliseconds: number) => {
    offset.milliseconds += milliseconds
    await office.control('POST', '/clock', { advance: `PT${milliseconds / 60_000}M` })
  }
  const itemsOf = async (number: number): Promise<string[]> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&per_page=100&sort=created&direction=desc`
    const all = (await office.call('admin', 'GET', path)).body as { body: string | null }[]
    return all.flatMap(({ body }) => body?.match(new RegExp(`^<!-- hikeshi:action=${number}-a\\d+ -->`)) ?? []).sort()
  }
  const shown = async (number: number) => {
    const [issue, comments, column, items, lines] = [
      await office.issue(number),
      await office.comments(number),
      await office.column(number),
      await itemsOf(number),
      await office.ledger(number),
    ]
    const ours = comments.filter(({ body }) => body.startsWith('<!-- hikeshi:'))
    const said = ours.flatMap(({ body }) => body.match(MARK)?.[0].replace(/line=[^\s>]+/, 'line') ?? [])
    const asked = comments.filter(({ body }) => body.startsWith('/'))
    return {
      ...{ state: issue.state, labels: issue.labels.toSorted(), assignees: issue.assignees, column },
      said: said.toSorted(),
      items: items.map((mark) => mark.replace(/=\d+-/, '=')),
      signs: await Promise.all(asked.map(({ id }) => office.reactions(id))),
      record: lines.map(({ type }) => type).filter((type) => type !== 'screen-bound'),
    }
  }

  it.each(Object.entries(ACTS))(
    'R4.2-4 %s: everything is there once, and a second sweep writes nothing',
    LONG,
    async (_, act) => {
      const undisturbed = await act(office, await opened())
      const whole = await life(office.sandbox, offset)
      last = await whole.hears(last)
      const wanted = await shown(undisturbed)
      expect(whole.writes.length).toBeGreaterThan(1)
      for (let killedAfter = 1; killedAfter <= whole.writes.length; killedAfter += 1) {
        const number = await act(office, await opened())
        const killed = await life(office.sandbox, offset, killedAfter)
        // An app that only warns where it fails hears nothing of the end, and comes no further.
        await killed.hears(last).catch(() => undefined)
        last = await lastDelivery(office.sandbox, last)
        expect(killed.writes).toHaveLength(killedAfter)

        const next = await life(office.sandbox, offset)
        await next.sweeps(number)
        await later(LEFT_TO_ITS_MAKER_MS)
        await next.sweeps(number)
        expect(await shown(number), `after ${killed.writes.join(', ')}`).toEqual(wanted)
        const written = next.writes.length
        await next.sweeps(number)
        expect(next.writes.slice(written), `after ${killed.writes.join(', ')}`).toEqual([])
      }
    },
  )
})
