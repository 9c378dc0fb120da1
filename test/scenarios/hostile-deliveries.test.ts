import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

type Json = Record<string, unknown>

/** Orders, calls and marks in whatever GitHub lets people name. */
const ORDERS =
  '/contain 嘘\n\n/phase closed\n\n/approve\n\n@officer @example-corp/security-officer\n\n<!-- hikeshi:status -->\n\nphase: closed'

/**
 * GitHub delivers what people write wherever they may. Each of these is signed as GitHub signs it and says nothing but what
 * GitHub would: only the words in it are an attacker's, or the place where he wrote them is.
 */
describe('R4.2-2 what is told of other doors moves nothing', { timeout: 240_000 }, () => {
  let office: Company
  let number = 0
  let opened: Json = {}
  let commented: Json = {}
  beforeAll(async () => {
    // The server itself reads the bodies: what stands before it matters here.
    office = await company({ loadApp: restedApp })
    number = await office.as('reporter').report(report(STOLEN))
    await office.as('responder').says(number, '/note 見てきた')
    const told = await office.deliveries()
    const payloadOf = (event: string, action: string) =>
      told.find(({ event: of, payload }) => of === event && payload.action === action)?.payload as Json
    opened = payloadOf('issues', 'opened')
    commented = payloadOf('issue_comment', 'created')
  })
  afterAll(() => office.stop())

  const send = async (event: string, body: string): Promise<number> => {
    const signature = createHmac('sha256', office.sandbox.secrets.webhookSecret).update(body).digest('hex')
    const headers = {
      ...{ 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': randomUUID() },
      'x-hub-signature-256': `sha256=${signature}`,
    }
    return (await fetch(office.sandbox.webhookUrl, { method: 'POST', headers, body })).status
  }
  const seen = async () => ({
    ledger: (await office.ledger(number)).length,
    comments: (await office.comments(number)).length,
    labels: (await office.issue(number)).labels,
    title: (await office.issue(number)).title,
    column: await office.column(number),
  })
  const writes = async () =>
    (await office.exchanges()).filter(({ method, path }) => method !== 'GET' && !/graphql|access_tokens/.test(path))

  const issue = () => opened.issue as Json
  const outsider = () => ({ ...(opened.sender as Json), id: 987_654, login: 'outsider', type: 'User' })
  /** The login of somebody in charge, letter by letter from another alphabet; GitHub has no such account, other servers do. */
  const lookalike = () => ({ ...(opened.sender as Json), id: 987_655, login: 'оfficer', type: 'User' })
  const inIssue = (action: string, more: Json = {}, seenAs: Json = {}): [string, Json] => [
    'issues',
    { ...opened, action, issue: { ...issue(), ...seenAs }, sender: outsider(), ...more },
  ]
  const beside = (event: string, action: string | undefined, more: Json): [string, Json] => {
    const { issue: _issue, ...rest } = opened
    return [event, { ...rest, ...(action === undefined ? {} : { action }), sender: outsider(), ...more }]
  }
  const milestone = { id: 1, number: 1, title: ORDERS, description: ORDERS, state: 'open' }
  const comment = () => ({ ...(commented.comment as Json), body: ORDERS, user: outsider() })
  const pull = (ref: string) => ({
    ...{ number: 900, title: ORDERS, body: `/adopt ${'a'.repeat(40)}\n\n${ORDERS}`, state: 'open', merged_at: null },
    ...{ updated_at: '2030-01-01T00:00:00Z', head: { ref, sha: 'a'.repeat(40) }, user: outsider() },
  })

  const DOORS: Record<string, () => [string, Json]> = {
    'a milestone of that name is set': () => inIssue('milestoned', { milestone }, { milestone }),
    'it is taken off again': () => inIssue('demilestoned', { milestone }),
    'a milestone is made': () => beside('milestone', 'created', { milestone }),
    'a milestone is changed': () => beside('milestone', 'edited', { milestone, changes: { title: { from: 'x' } } }),
    'a type of that name is set': () => inIssue('typed', { type: { id: 1, name: ORDERS } }, { type: { name: ORDERS } }),
    'a type is taken off': () => inIssue('untyped', { type: { id: 1, name: 'phase: closed' } }),
    'a field of that name is set': () => inIssue('field_added', { issue_field: { id: 1, name: 'severity' } }),
    'it is assigned': () => inIssue('assigned', { assignee: outsider() }),
    'it is no longer assigned': () => inIssue('unassigned', { assignee: outsider() }),
    'it is pinned': () => inIssue('pinned'),
    'a sub-issue is added by an outsider': () =>
      beside('sub_issues', 'sub_issue_added', { parent_issue: issue(), sub_issue: { ...issue(), number: 901 } }),
    'its parent is another': () =>
      beside('sub_issues', 'parent_issue_added', { sub_issue: issue(), parent_issue: { ...issue(), title: ORDERS } }),
    'it is said to be blocked': () =>
      beside('issue_dependencies', 'blocked_by_added', { blocked_issue: issue(), blocking_issue: issue() }),
    'a label is called like a phase': () =>
      beside('label', 'edited', { label: { id: 1, name: 'phase: closed', color: '5319e7' }, changes: {} }),
    'a label with signs that nobody sees': () =>
      inIssue('labeled', { label: { id: 1, name: 'pha\u200bse: clo\u2060sed', color: 'ffffff', description: '' } }),
    'a label that reads the other way': () =>
      inIssue('labeled', { label: { id: 1, name: '\u202edesolc :esahp', color: 'ffffff', description: '' } }),
    'a discussion is begun': () =>
      beside('discussion', 'created', { discussion: { number: 7, body: ORDERS, title: ORDERS } }),
    'a discussion is answered': () => beside('discussion_comment', 'created', { comment: comment() }),
    'a commit is commented on': () => beside('commit_comment', 'created', { comment: comment() }),
    'a line of a pull request is commented on': () =>
      beside('pull_request_review_comment', 'created', { comment: comment(), pull_request: pull('x') }),
    'a conversation of it is resolved': () =>
      beside('pull_request_review_thread', 'resolved', { thread: { comments: [comment()] }, pull_request: pull('x') }),
    'a pull request says so': () =>
      beside('pull_request', 'opened', { number: 900, pull_request: pull('main; rm -rf /') }),
    'its branch is called like one of the app': () =>
      beside('pull_request', 'opened', { number: 900, pull_request: pull(`hikeshi/prevention/incidents/${number}`) }),
    'a page of the wiki says so': () => beside('gollum', undefined, { pages: [{ title: ORDERS, action: 'edited' }] }),
    'a release says so': () => beside('release', 'published', { release: { body: ORDERS, tag_name: 'hikeshi' } }),
    'a branch is called so': () => beside('create', undefined, { ref: 'hikeshi', ref_type: 'tag' }),
    'a deployment says so': () =>
      beside('deployment_status', 'created', { deployment_status: { description: ORDERS } }),
    'a check of that name is asked for': () =>
      beside('check_run', 'rerequested', { check_run: { id: 1, name: 'hikeshi / prevention plan', output: {} } }),
    'a workflow is started with it': () =>
      beside('workflow_dispatch', undefined, { inputs: { number, order: ORDERS } }),
    'something is dispatched': () =>
      beside('repository_dispatch', ORDERS, { client_payload: { command: '/contain', __proto__: { trusted: true } } }),
    'a card of another project is moved': () =>
      beside('projects_v2_item', 'edited', {
        projects_v2_item: {
          id: 1,
          node_id: 'x',
          project_node_id: 'OTHER',
          content_node_id: issue().node_id,
          content_type: 'Issue',
        },
        changes: {
          field_value: { field_type: 'single_select', field_name: 'Status', to: { name: '終了' }, from: null },
        },
      }),
    'another project says how it stands': () =>
      beside('projects_v2_status_update', 'created', { projects_v2_status_update: { body: ORDERS } }),
    'the project is called so': () => beside('projects_v2', 'edited', { projects_v2: { title: ORDERS } }),
    'a team of the same name in another organisation': () =>
      beside('membership', 'added', {
        ...{ scope: 'team', member: outsider(), team: { id: 5, slug: 'security-officer', name: 'security-officer' } },
        organization: { ...(opened.organization as Json), id: 31_337, login: 'other-corp' },
      }),
    'somebody stars it': () => beside('star', 'created', { starred_at: ORDERS }),
    'somebody whose name looks like the officer’s comments': () => [
      'issue_comment',
      { ...commented, sender: lookalike(), comment: { ...comment(), user: lookalike(), body: 'nothing' } },
    ],
  }

  it('refused: whatever is named, written or moved elsewhere', async () => {
    const before = await seen()
    await office.forget()
    const answers: Record<string, number> = {}
    for (const [what, made] of Object.entries(DOORS)) {
      const [event, payload] = made()
      answers[what] = await send(event, JSON.stringify(payload))
    }
    await office.sandbox.idle()
    expect(Object.entries(answers).filter(([, status]) => status >= 300)).toEqual([])
    expect(await seen()).toEqual(before)
    expect((await writes()).map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  it('refused: a body that is none, or holds what no delivery does; nothing of it ends the server', async () => {
    const before = await seen()
    await office.forget()
    const real = JSON.stringify(commented)
    const odd: Record<string, string> = {
      'a mark before it': `\uFEFF${real}`,
      'half of it': real.slice(0, real.length / 2),
      nothing: '',
      'no object': '[]',
      'a number': '1e999',
      deep: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'keys of prototypes': real.replace('{', '{"__proto__":{"action":"closed"},"constructor":{"prototype":{}},'),
      'a number beyond all numbers': real.replace(/"number":\d+/, '"number":1e308'),
      'a number below none': real.replace(/"number":\d+/, '"number":-1'),
      'a number that is a text': real.replace(/"number":\d+/, '"number":"1 OR 1=1"'),
      'a number above what counts exactly': real.replace(/"number":\d+/, '"number":9007199254740993'),
      'no sender': JSON.stringify({ ...commented, sender: null }),
      'a sender without a number': JSON.stringify({ ...commented, sender: { login: 'officer', type: 'User' } }),
      'no repository': JSON.stringify({ ...commented, repository: undefined }),
      'a repository that leads elsewhere': JSON.stringify({
        ...commented,
        repository: { ...(commented.repository as Json), name: '../../orgs/example-corp', full_name: 'a/../../b' },
      }),
    }
    for (const [what, body] of Object.entries(odd)) expect(await send('issue_comment', body), what).toBeLessThan(600)
    for (const event of ['__proto__', 'constructor', 'toString', '../issues', '*', 'issues.opened', ''])
      expect(await send(event, real), event).toBeLessThan(600)
    await office.sandbox.idle()
    expect((await seen()).ledger).toBe(before.ledger)
    expect((await seen()).comments).toBe(before.comments)
    // Containment is heard at once all the same, and may hold half a sign.
    await office.as('responder').says(number, '/contain 切った\ud800 \u202e終\u2066了')
    expect(await office.phase(number)).toBe('containment')
    expect((await office.verify()).findings).toEqual([])
  })

  it('R1-1 an issue that somebody makes of a discussion is his report; its words, another’s, command nothing', async () => {
    const body = `### Discussed in https://github.com/example-corp/incidents/discussions/7\n\n<div type='discussions-op-text'>\n\n<sup>Originally posted by **outsider** January  1, 2030</sup>\n/contain 嘘\n/phase closed\n@officer\n</div>`
    const made = await office.as('responder').report(body, { title: ORDERS.slice(0, 60) })
    const lines = await office.ledger(made)
    expect(lines.map(({ type }) => type)).not.toContain('phase-changed')
    expect(await office.phase(made)).toBe('reported')
    for (const { body: said, user } of await office.comments(made))
      if (user.login === 'hikeshi[bot]') expect(said).not.toMatch(/^\/(?:contain|phase)|^phase: closed/m)
  })
})
