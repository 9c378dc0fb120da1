import { afterAll, beforeAll, expect, it } from 'vitest'
import { asObject } from '../../../src/sandbox/json.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { report, STOLEN } from '../../scenarios/report.ts'
import { FOUND, filledIn, RECORD, recordOf } from '../../scenarios/walk.ts'
import { HEARD_OF_CASES, listenedFor } from './heard.ts'
import { type Act, planBranch, rewritten, says, shown, type Twins, twins } from './twins.ts'

const NUMBER = 2
const PLAN = `prevention/${new Date().getUTCFullYear()}/incidents-${NUMBER}.md`
const POWER = 'runbooks/power.md'
const runbooks = ({ repos }: Sandbox) => repos.runbooks
const reviewed = (on: string) => (text: string) => text.replace(/^reviewed: .*$/m, `reviewed: '${on}'`)

const STORY: readonly Act[] = [
  says('officer', '/contain 遠隔で消去した\n/activate\n/evidence ディスク 金庫'),
  says('officer', `${recordOf(FOUND)}\n/phase eradication`),
  says('sysadmin', `${recordOf({ 'eradication-measures': '証明書を失効させた' })}\n/phase recovery`),
  says('responder', recordOf(RECORD)),
  ['responder', 'PATCH', '{comment}', { body: recordOf({ ...RECORD, 'business-resumption': '別の端末で再開した' }) }],
  says('officer', '/recovered staff-devices\n/stand-down all-recovered\n/phase learning'),
  ['sysadmin', 'PATCH', '{pull}', { title: '再発防止計画 その二' }],
  ['sysadmin', 'PUT', `{runbooks}/contents/${PLAN}`, rewritten(runbooks, PLAN, planBranch(NUMBER), filledIn)],
  ['officer', 'POST', '{pull}/reviews', { event: 'APPROVE' }],
  ['officer', 'PUT', '{review}/dismissals', { message: '読み直す' }],
  ['officer', 'POST', '{pull}/reviews', { event: 'APPROVE' }],
  ['sysadmin', 'POST', '{pull}/reviews', { event: 'APPROVE' }],
  ['officer', 'PUT', '{pull}/merge', { merge_method: 'merge' }],
  [
    'sysadmin',
    'POST',
    '{runbooks}/git/refs',
    async ({ call, sandbox }) => {
      const { object } = asObject(await call('admin', 'GET', `/repos/${runbooks(sandbox)}/git/ref/heads/main`))
      return { ref: 'refs/heads/change', sha: asObject(object).sha }
    },
  ],
  ['sysadmin', 'PUT', `{runbooks}/contents/${POWER}`, rewritten(runbooks, POWER, 'change', reviewed('2030-01-01'))],
  ['sysadmin', 'POST', '{runbooks}/pulls', { title: '見直し', head: 'change', base: 'main', body: '' }],
  ['admin', 'PUT', `{runbooks}/contents/${POWER}`, rewritten(runbooks, POWER, 'main', reviewed('2030-02-01'))],
]
const REPORT = { title: 'A stolen laptop', labels: ['hikeshi: incident'], body: report(STOLEN) }

let both: Twins

beforeAll(async () => {
  both = await twins()
})
afterAll(() => both.stop())

it('what is told of plans, reviews, runbooks and the policy comes to the same by the app and by the Action', async () => {
  const number = await both.open(REPORT)
  expect(number).toBe(NUMBER)
  await both.play(STORY, number)
  // The embedded GitHub edits no review that was submitted.
  const submitted = both.heard.get('pull_request_review.submitted') ?? expect.fail('There was a review')
  const changes = { body: { from: '' } }
  await both.tell({ ...submitted, payload: { ...submitted.payload, action: 'edited', changes } })
  const policy = '.github/hikeshi.yml'
  const incidents = ({ repos }: Sandbox) => repos.incidents
  const changed = rewritten(incidents, policy, 'main', (text) => `${text}\n# changed\n`)
  const { incidents: cases } = both.first.sandbox.repos
  await both.play(
    [
      ['reporter', 'POST', `/repos/${cases}/issues`, { ...REPORT, title: 'Another' }],
      says('officer', '/dismiss 誤報だった'),
      ['officer', 'PATCH', '{issue}', { state: 'open' }],
    ],
    number + 1,
  )
  await both.play([['admin', 'PUT', `/repos/${incidents(both.first.sandbox)}/contents/${policy}`, changed]], number)
  // The embedded GitHub takes no dispatch: both are told of one.
  const { repository, sender } = both.heard.get('push')?.payload ?? expect.fail('There was a push')
  const reported = { action: 'hikeshi-report', client_payload: { title: 'Disk is full', text: 'web-1' } }
  await both.tell({ name: 'repository_dispatch', payload: { repository, sender, ...reported } })
  const [mine, theirs] = [await shown(both.first.sandbox, number + 2), await shown(both.second.sandbox, number + 2)]
  expect(theirs).toEqual(mine)
  expect(mine.labels).toContain('phase: reported')
  const { pulls, column } = await shown(both.first.sandbox, number)
  expect(column).toBe('学習')
  expect(pulls.map(({ state }) => state).sort()).toEqual(['closed', 'open'])
  expect(pulls.flatMap(({ checks }) => checks).length).toBeGreaterThan(1)
}, 600_000)

it('every kind of event for which a laid workflow runs the Action was heard of by both, here or in parity.test.ts', () => {
  expect([...new Set([...HEARD_OF_CASES, ...both.heard.keys()])]).toEqual(expect.arrayContaining([...listenedFor]))
  expect(listenedFor).toEqual(expect.arrayContaining(['push', 'issues.reopened', 'pull_request_review.dismissed']))
})
