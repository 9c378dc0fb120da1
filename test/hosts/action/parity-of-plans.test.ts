import { afterAll, beforeAll, expect, it } from 'vitest'
import { asObject } from '../../../src/sandbox/json.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { report, STOLEN } from '../../scenarios/report.ts'
import { FOUND, filledIn, RECORD, recordOf } from '../../scenarios/walk.ts'
import { HEARD_OF_PLANS } from './heard.ts'
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

it('what is told of plans, reviews and runbooks comes to the same by the app and by the Action', async () => {
  const number = await both.open(REPORT)
  expect(number).toBe(NUMBER)
  await both.play(STORY, number)
  // The embedded GitHub edits no review that was submitted.
  const submitted = both.heard.get('pull_request_review.submitted') ?? expect.fail('There was a review')
  const changes = { body: { from: '' } }
  await both.tell({ ...submitted, payload: { ...submitted.payload, action: 'edited', changes } })
  const { pulls, column } = await shown(both.first.sandbox, number)
  expect(column).toBe('学習')
  expect(pulls.map(({ state }) => state).sort()).toEqual(['closed', 'open'])
  expect(pulls.flatMap(({ checks }) => checks).length).toBeGreaterThan(1)
  expect([...both.heard.keys()]).toEqual(expect.arrayContaining([...HEARD_OF_PLANS]))
}, 600_000)
