import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { HEARD_OF_CASES, HEARD_OF_PLANS, listenedFor } from './heard.ts'
import type { Runner } from './runner.ts'
import { type Act, rewritten, says, shown, type Twins, twins } from './twins.ts'

const REPORT = {
  title: 'A strange login',
  labels: ['hikeshi: incident'],
  body: '### 何が起きましたか\n\n夜中の知らないログイン\n',
}
/** Acts that GitHub offers on its pages alone. */
const CONTROL = '/_control/github'

let both: Twins

beforeAll(async () => {
  both = await twins()
})
afterAll(() => both.stop())

it('a case that is deleted, moved or opened again, a policy that is changed and the report of a machine come to the same by the app and by the Action', async () => {
  const number = await both.open(REPORT)
  const { incidents, restricted } = both.first.sandbox.repos
  const opened = (title: string): Act => [
    ...(['reporter', 'POST', `/repos/${incidents}/issues`] as const),
    { ...REPORT, title, body: `${REPORT.body}${title}\n` },
  ]
  const at = (issue: number) => `${incidents}#${issue}`
  await both.play(
    [opened('Another'), ['deputy', 'POST', CONTROL, { delete: { issue: at(number), by: 'deputy' } }]],
    number + 1,
  )
  // Between them stands the issue that stands in for the deleted one.
  const moved = { issue: at(number + 1), to: restricted, by: 'officer' }
  await both.play([opened('A third'), ['officer', 'POST', CONTROL, { transfer: moved }]], number + 3)
  for (const repository of [incidents, restricted])
    expect(await titles(both.second, repository)).toEqual(await titles(both.first, repository))
  expect(await titles(both.first, restricted)).toContain('Another')
  expect((await titles(both.first, incidents)).filter((title) => title.includes(`#${number}`))).toHaveLength(1)

  const dismissed = number + 3
  await both.play(
    [
      says('officer', '/note 端末1台'),
      ['admin', 'DELETE', '{comment}', undefined],
      says('officer', '/dismiss 誤報だった'),
      ['officer', 'PATCH', '{issue}', { state: 'open' }],
    ],
    dismissed,
  )
  const home = ({ repos }: Sandbox) => repos.incidents
  const policy = '.github/hikeshi.yml'
  const changed = rewritten(home, policy, 'main', (text) => `${text}\n# changed\n`)
  await both.play([['admin', 'PUT', `/repos/${incidents}/contents/${policy}`, changed]], dismissed)
  // The embedded GitHub takes no dispatch: both are told of one.
  const { repository, sender } = both.heard.get('push')?.payload ?? expect.fail('There was a push')
  const reported = { action: 'hikeshi-report', client_payload: { title: 'Disk is full', text: 'web-1' } }
  await both.tell({ name: 'repository_dispatch', payload: { repository, sender, ...reported } })
  const last = Math.max(...(await numbers(both.first, incidents)))
  const [mine, theirs] = [await shown(both.first.sandbox, last), await shown(both.second.sandbox, last)]
  expect(theirs).toEqual(mine)
  expect(mine.labels).toContain('phase: reported')
}, 600_000)

it('every kind of event for which a laid workflow runs the Action was heard of by both, here or in parity.test.ts', () => {
  const heard = new Set([...HEARD_OF_CASES, ...HEARD_OF_PLANS, ...both.heard.keys()])
  expect([...heard]).toEqual(expect.arrayContaining([...listenedFor]))
  expect(listenedFor).toEqual(expect.arrayContaining(['push', 'issues.reopened', 'pull_request_review.dismissed']))
})

const issuesOf = async ({ call }: Runner, repository: string) =>
  (await call('admin', 'GET', `/repos/${repository}/issues?state=all&per_page=100`)) as {
    title: string
    number: number
  }[]
const titles = async (there: Runner, repository: string): Promise<string[]> =>
  (await issuesOf(there, repository)).map(({ title }) => title).sort()
const numbers = async (there: Runner, repository: string): Promise<number[]> =>
  (await issuesOf(there, repository)).map(({ number }) => number)
