import { describe, expect, it } from 'vitest'
import { checkWebhook } from './check-webhook.ts'
import { webhooks } from './descriptions.ts'
import type { Problem, ProblemCode } from './problem.ts'
import { webhookExamples } from './webhook-examples.ts'

type Payload = Record<string, unknown>

const younger = { code: 'missing-property', reason: 'younger than the recording' } as const

/** Where recorded deliveries of the past differ from today's description, and why that is no fault of the check. */
const differences: { event?: string; code?: ProblemCode; pointer: RegExp; reason: string }[] = [
  { pointer: /\/(has_discussions|topics|visibility|disabled)$/, ...younger },
  { pointer: /\/(auto_merge|draft|active_lock_reason)$/, ...younger },
  { pointer: /\/(reactions|performed_via_github_app)$/, ...younger },
  { pointer: /\/(app_slug|suspended_by|suspended_at)$/, ...younger },
  { pointer: /^\/label\/description$|\/labels\/\d+\/description$/, ...younger },
  { event: 'installation_repositories', pointer: /^\/requester$/, ...younger },
  { pointer: /^\/installation\/(created|updated)_at$/, reason: 'seconds in old deliveries, a date in the description' },
  { event: 'check_run', pointer: /\/(node_id|details_url|permissions|events)$/, reason: 'a recording of 2019' },
  { event: 'check_run', pointer: /\/app\/(created|updated)_at$/, reason: 'an invalid date in the example itself' },
  {
    event: 'pull_request',
    pointer: /^(\/requested_team)?$/,
    reason: 'its variants are of one kind, so has_discussions fails both',
  },
]

const kept = new Set(Object.keys(webhooks.events).map((key) => key.split('.')[0]))
const recorded = webhookExamples.filter((one) => kept.has(one.event))
const explains = (event: string, problem: Problem) =>
  differences.filter(
    (one) =>
      (one.event ?? event) === event &&
      (one.code ?? problem.code) === problem.code &&
      one.pointer.test(problem.pointer),
  )

function recording(event: string, action: string): Payload {
  const found = recorded.find(
    (one) => one.event === event && one.payload.action === action && checkWebhook(event, one.payload).length === 0,
  )
  if (found === undefined) throw new Error(`no faultless recording of ${event} ${action}`)
  return structuredClone(found.payload)
}

describe('a webhook', () => {
  it('is accepted as GitHub once sent it, save for the differences that are listed', () => {
    const unexplained = recorded.flatMap(({ event, payload }) =>
      checkWebhook(event, payload)
        .filter((problem) => explains(event, problem).length === 0)
        .map((problem) => ({ event, action: payload.action, ...problem })),
    )
    expect(recorded.length).toBeGreaterThan(100)
    expect(unexplained).toEqual([])
  })

  it('needs every listed difference', () => {
    const used = new Set(
      recorded.flatMap(({ event, payload }) =>
        checkWebhook(event, payload).flatMap((problem) => explains(event, problem)),
      ),
    )
    expect(differences.filter((one) => !used.has(one))).toEqual([])
  })

  it.each([
    ['issues', 'opened'],
    ['issues', 'labeled'],
    ['issues', 'reopened'],
    ['issue_comment', 'created'],
    ['issue_comment', 'edited'],
    ['projects_v2_item', 'edited'],
    ['pull_request', 'closed'],
    ['membership', 'added'],
  ])('passes whole: %s %s', (event, action) => {
    expect(checkWebhook(event, recording(event, action))).toEqual([])
  })

  it('is refused under a name or with an action that GitHub does not have', () => {
    expect(checkWebhook('issue', { action: 'opened' })).toMatchObject([{ code: 'unknown-webhook' }])
    expect(checkWebhook('issues', { action: 'open' })).toMatchObject([{ code: 'unknown-webhook' }])
  })

  it('is refused without what GitHub always sends', () => {
    const { sender: _, ...payload } = recording('issues', 'opened')
    expect(checkWebhook('issues', payload)).toMatchObject([{ code: 'missing-property', pointer: '/sender' }])
  })

  it('is refused with a value of another type', () => {
    const payload = recording('issue_comment', 'created')
    const comment = { ...(payload.comment as Payload), id: '12' }
    expect(checkWebhook('issue_comment', { ...payload, comment })).toMatchObject([
      { code: 'invalid-body', pointer: '/comment/id' },
    ])
  })

  it('of a moved card carries its changes as GitHub does', () => {
    const payload = recording('projects_v2_item', 'edited')
    const field = { field_node_id: 'F_1', field_type: 'single_select', field_name: 'Status', project_number: 1 }
    const option = { id: 'f75ad846', name: 'Analysis', color: 'BLUE', description: null }
    const changes = (to: unknown) => ({ ...payload, changes: { field_value: { ...field, from: null, to } } })
    expect(checkWebhook('projects_v2_item', changes(option))).toEqual([])
    expect(checkWebhook('projects_v2_item', changes({ ...option, id: 7 })).map((problem) => problem.pointer)).toContain(
      '/changes/field_value/to/id',
    )
  })
})
