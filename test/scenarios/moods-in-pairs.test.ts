import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { usualMoods } from '../../src/sandbox/moods.ts'
import { appsInside } from '../support/app-inside.ts'
import { isWrite } from '../support/is-write.ts'
import { type Company, company } from './company.ts'
import { ownReport } from './report.ts'

const USUAL = { ...usualMoods(), pushProtection: [], rules: {}, archived: [] }
/** Manners of GitHub that keep nobody from reporting and containing, each of them, or that are over once they are lifted. */
const MOODS: readonly (readonly [string, object])[] = [
  ['moves leave no trace', { statusEvents: 'missing' }],
  ['times apart', { times: 'apart' }],
  ['no sub-issues', { subIssues: 'missing' }],
  ['no Projects', { projects: 'missing' }],
  ['the board unseen', { board: 'unseen' }],
  ['types and fields refused', { issueTypes: ['Incident'], issueSettings: 'refused' }],
  ['a rule on messages', { rules: { hikeshi: ['commit_message_pattern:^(feat|fix)'] } }],
  ['the record only by pull request', { rules: { hikeshi: ['pull_request'] } }],
  ['a secret in the report', { pushProtection: ['AKIAIOSFODNN7EXAMPLE'] }],
  ['nobody tells what was pushed', { activity: 'missing' }],
]
const PAIRS = MOODS.flatMap(([name, mood], at) =>
  MOODS.slice(at + 1).flatMap(([other, more], far): [string, object][] =>
    // Two rules of one branch are one mood; of the pairs every third is played.
    ('rules' in mood && 'rules' in more) || (at * 2 + far) % 3 !== 0
      ? []
      : [[`${name}, ${other}`, { ...mood, ...more }]],
  ),
)

describe('R4.3-1 two manners of GitHub at once: people are answered, and all of it stands there once they are over', () => {
  let office: Company
  beforeAll(async () => {
    office = await company(appsInside(() => undefined))
  })
  afterEach(() => office.control('POST', '/github', USUAL))
  afterAll(() => office.stop())

  it.each(PAIRS)('%s', { timeout: 60_000 }, async (_, moods) => {
    await office.control('POST', '/github', moods)
    const number = await office.as('reporter').report(`${ownReport()}\n\n鍵は AKIAIOSFODNN7EXAMPLE です`)
    expect((await office.answers(number)).length).toBeGreaterThan(0)
    const before = (await office.comments(number)).length
    await office.as('responder').says(number, '/contain 回線から外した')
    expect((await office.comments(number)).length).toBeGreaterThan(before + 1)
    await office.sweep()
    await office.control('POST', '/github', USUAL)
    await office.sweep()
    expect(await office.phase(number)).toBe('containment')
    const lines = await office.ledger(number)
    expect(lines.filter(({ type }) => type === 'case-opened')).toHaveLength(1)
    expect((await office.comments(number)).filter(({ body }) => body.includes('<!-- hikeshi:status -->'))).toHaveLength(
      1,
    )
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).filter((one) => isWrite(one) && !one.path.includes('/labels/'))).toEqual([])
  })

  it('every line of the records holds', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
