import { afterAll, beforeAll, expect, it } from 'vitest'
import { isRelevant } from '../../../src/hosts/action/is-relevant.ts'
import { asObject, type Json } from '../../../src/sandbox/json.ts'
import { webhookExamples } from '../../contracts/webhook-examples.ts'
import { adopt, type Event, type Runner, runner } from './runner.ts'
import { NODE } from './the-action.ts'

// Events that were not made here: recorded by others, from other organisations, or as somebody's tool would garble them.
const recorded = (event: string, action: string): Json =>
  asObject(webhookExamples.find((one) => one.event === event && one.payload.action === action)?.payload)
const COMMENTED = recorded('issue_comment', 'created')
const OPENED = recorded('issues', 'opened')
const { pull_request: _, ...ISSUE } = asObject(COMMENTED.issue)
const comment = (body: unknown, more: Json = {}): Event => ({
  name: 'issue_comment',
  payload: { ...COMMENTED, issue: ISSUE, comment: { ...asObject(COMMENTED.comment), body }, ...more },
})
const opened = (more: Json): Event => ({
  name: 'issues',
  payload: { ...OPENED, issue: { ...asObject(OPENED.issue), ...more } },
})
const issues = (payload: unknown): Event => ({ name: 'issues', payload: payload as Json })
const { organization: _organization, ...NO_ORGANISATION } = comment('/phase x').payload

const GARBLED: readonly (readonly [string, Event])[] = [
  ['a comment without a body', comment(null)],
  ['a command in a repository without a policy', comment('/status')],
  ['a command on a pull request', comment('/status', { issue: { ...ISSUE, pull_request: { url: 'x' } } })],
  ['a command in no organisation', { name: 'issue_comment', payload: NO_ORGANISATION }],
  ['a comment of several megabytes', comment(`/note ${'あ'.repeat(3_000_000)}`)],
  ['a comment that was deleted', comment('/status', { action: 'deleted' })],
  ['an issue without a body', opened({ body: null })],
  ['an issue of a deleted account', opened({ user: null })],
  ['an issue with labels that are none', opened({ labels: [null, 1, { name: 5, description: 7 }] })],
  ['an issue whose number is text', opened({ number: '1; rm', created_at: 'never' })],
  ['an issue of another age', opened({ created_at: '+275000-01-01T00:00:00Z' })],
  ['an issue with next to nothing', issues({ action: 'opened', issue: { number: 3 }, sender: { id: 7, login: 'a' } })],
  ['an issue that is null', issues({ action: 'opened', issue: null, repository: null, sender: null })],
  ['an action alone', issues({ action: 'opened' })],
  ['an issue that was transferred', issues({ ...OPENED, action: 'transferred' })],
  ['an issue that was deleted', issues({ ...OPENED, action: 'deleted' })],
  [
    'names of the language',
    issues(JSON.parse('{"action":"opened","issue":{"__proto__":{"number":1}},"repository":{}}')),
  ],
  ['a list', issues([])],
  ['a text', issues('x')],
  ['null', issues(null)],
  ['an event that nobody knows', { name: 'no_such_event', payload: OPENED }],
]
const RECORDED = webhookExamples
  .filter(({ event, payload }) => isRelevant(event, payload))
  .map(({ event, payload }): [string, Event] => [`${event} ${payload.action ?? ''}`, { name: event, payload }])

const AT_ONCE = 4
let there: Runner

beforeAll(async () => {
  there = await runner()
  expect(await adopt(there)).toMatchObject({ code: 0 })
})
afterAll(() => there.stop())

it.each([
  ['garbled', GARBLED],
  ['recorded by others', RECORDED],
])(
  'events %s neither break a run nor make it act',
  async (_name, events) => {
    expect(events.length).toBeGreaterThan(20)
    await there.forgetRequests()
    for (let at = 0; at < events.length; at += AT_ONCE) {
      await Promise.all(
        events.slice(at, at + AT_ONCE).map(async ([what, event]) => {
          const { code, log, outputs, summary } = await there.run(event, { node: NODE })
          expect({ what, code, log: code === 0 ? '' : log, outputs, summary }).toEqual({
            ...{ what, code: 0, log: '', outputs: {}, summary: '' },
          })
        }),
      )
    }
    const wrote = (await there.requests()).filter((one) => !one.startsWith('GET ') && one !== 'POST /graphql')
    expect(wrote).toEqual([])
  },
  300_000,
)
