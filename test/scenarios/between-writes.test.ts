import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judge } from '../tools/storm/judge.ts'
import type { Played } from '../tools/storm/play.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

/** An act as `{control}/faults` takes it. */
type Happens = Readonly<Record<string, unknown>>
interface Place {
  /** Of the repository and of the issue. */
  repository: string
  issue: string
  named: string
  restricted: string
}

const asks = (by: string, method: string, path: string, body?: unknown): Happens => ({ by, method, path, body })

const MEANWHILE: Readonly<Record<string, (at: Place) => readonly Happens[]>> = {
  'the issue is deleted': ({ named }) => [{ delete: { issue: named, by: 'admin' } }],
  'it is moved to where few may read': ({ named, restricted }) => [
    { transfer: { issue: named, to: restricted, by: 'officer' } },
  ],
  'it is locked': ({ issue }) => [asks('admin', 'PUT', `${issue}/lock`, { lock_reason: 'too heated' })],
  'it is closed and opened again': ({ issue }) => [
    asks('reporter', 'PATCH', issue, { state: 'closed', state_reason: 'completed' }),
    asks('reporter', 'PATCH', issue, { state: 'open' }),
  ],
  'all its labels are taken off': ({ issue }) => [asks('admin', 'DELETE', `${issue}/labels`)],
  'the label of a phase is deleted': ({ repository }) => [
    asks('admin', 'DELETE', `${repository}/labels/${encodeURIComponent('phase: reported')}`),
    asks('admin', 'DELETE', `${repository}/labels/${encodeURIComponent('phase: containment')}`),
  ],
  'the report is edited': ({ issue }) => [
    asks('reporter', 'PATCH', issue, { body: report({ ...STOLEN, damage: 'x' }) }),
  ],
  'somebody else contains it': ({ issue }) => [
    asks('officer', 'POST', `${issue}/comments`, { body: '/contain 止めた' }),
  ],
}
/** The app's writes in an opening and in a containment; what comes after the last never happens. */
const WRITES = [1, 2, 3]

describe('R4.2-4 whatever happens between two writes of the app: nothing is lost, nothing doubled', () => {
  let office: Company
  let warned: string[]
  beforeEach(async () => {
    warned = []
    office = await company()
  }, 120_000)
  afterEach(() => office.stop())

  const placeOf = (number: number): Place => {
    const { incidents, restricted } = office.sandbox.repos
    const repository = `/repos/${incidents}`
    return { repository, issue: `${repository}/issues/${number}`, named: `${incidents}#${number}`, restricted }
  }
  /** Numbers of what is gone are given to nothing else. */
  const next = async (known: readonly number[]): Promise<number> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&sort=created&direction=desc&per_page=1`
    const [newest] = (await office.call('admin', 'GET', path)).body as { number: number }[]
    return Math.max(newest?.number ?? 0, ...known) + 1
  }

  const isGone = async (number: number): Promise<boolean> => {
    const { status, body } = await office.call('admin', 'GET', placeOf(number).issue)
    return status === 410 || !(body as { repository_url: string }).repository_url.endsWith('/incidents')
  }

  it.each(Object.keys(MEANWHILE))('%s', { timeout: 240_000 }, async (name) => {
    const played: Played = { cases: [], touched: new Set(), gone: new Set() }
    const happens = (at: number, number: number) => ({
      meanwhile: (MEANWHILE[name]?.(placeOf(number)) ?? []).map((one) => ({ at, ...one })),
    })
    for (const at of WRITES) {
      const opening = await next(played.cases)
      played.cases.push(opening)
      await office.control('POST', '/faults', happens(at, opening))
      expect(await office.as('reporter').report(report({ ...STOLEN, description: `${name} ${at}` }))).toBe(opening)
      await office.control('POST', '/faults', {})
      const contained = await office
        .as('reporter')
        .report(report({ ...STOLEN, description: `${name}, 封じ込め ${at}` }))
      played.cases.push(contained)
      await office.control('POST', '/faults', happens(at, contained))
      await office.as('responder').comments(contained, '/contain 回線から外した')
      await office.sandbox.idle()
      await office.control('POST', '/faults', {})
    }
    for (const number of played.cases) if (await isGone(number)) played.gone.add(number)
    expect(await judge(office, played, warned)).toEqual([])
  })
})
