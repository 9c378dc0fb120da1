import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asObject } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, delivered, names } from './client.ts'
import { send } from './send.ts'

let sandbox: Sandbox
let as: ReturnType<typeof client>
let issues: string
let before = 0

beforeAll(async () => {
  sandbox = await startSandbox({
    ...(await quickStart()),
    app: 'none',
    policyText: '',
    events: ['issues', 'issue_comment', 'sub_issues'],
  })
  as = client(sandbox)
  issues = `/repos/${sandbox.repos.incidents}/issues`
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  before = (await delivered(sandbox)).length
})
const told = async () => {
  await sandbox.idle()
  return (await delivered(sandbox)).slice(before)
}
const open = async (login = 'reporter', body: object = {}) =>
  (await as(login)('POST', issues, { title: 'A case', ...body })).object

describe('issues', () => {
  it('are told of with installation, organisation, repository and a sender who has a number', async () => {
    await open()
    const [opened] = await told()
    expect(opened).toMatchObject({
      event: 'issues',
      action: 'opened',
      payload: {
        installation: { id: sandbox.app.installationId },
        organization: { login: sandbox.org },
        repository: { full_name: sandbox.repos.incidents, private: true },
        sender: { login: 'reporter', id: expect.any(Number), type: 'User' },
      },
    })
  })

  it('say what an edited title and body were', async () => {
    const { number } = await open('reporter', { body: 'old' })
    await as('reporter')('PATCH', `${issues}/${number}`, { title: 'New', body: 'new' })
    expect((await told()).at(-1)?.payload).toMatchObject({
      action: 'edited',
      changes: { title: { from: 'A case' }, body: { from: 'old' } },
    })
  })

  it('know labels by their name in any spelling, and give one webhook for each label', async () => {
    const { number } = await open()
    await as('officer')('POST', `${issues}/${number}/labels`, { labels: ['Phase: Analysis', 'drill'] })
    const again = await as('officer')('POST', `${issues}/${number}/labels`, ['PHASE: analysis'])
    expect(again.list.map((label) => label.name)).toEqual(['Phase: Analysis', 'drill'])
    expect(names(await told())).toEqual(['issues.opened', 'issues.labeled', 'issues.labeled'])
    expect((await as('officer')('DELETE', `${issues}/${number}/labels/DRILL`)).status).toBe(200)
    expect((await as('officer')('DELETE', `${issues}/${number}/labels/drill`)).status).toBe(404)
  })

  it('keep one assignee on the free plan', async () => {
    const { number } = await open()
    const set = await as('officer')('PATCH', `${issues}/${number}`, { assignees: ['officer', 'deputy'] })
    expect((set.object.assignees as { login: string }[]).map((each) => each.login)).toEqual(['officer'])
    const more = await as('officer')('POST', `${issues}/${number}/assignees`, { assignees: ['deputy'] })
    expect((more.object.assignees as { login: string }[]).map((each) => each.login)).toEqual(['officer'])
  })

  it('close for a reason, duplicate among them, and reopen', async () => {
    const { number } = await open()
    const closed = await as('officer')('PATCH', `${issues}/${number}`, { state: 'closed', state_reason: 'duplicate' })
    expect(closed.object).toMatchObject({ state: 'closed', state_reason: 'duplicate' })
    const reopened = await as('officer')('PATCH', `${issues}/${number}`, { state: 'open' })
    expect(reopened.object).toMatchObject({ state: 'open', state_reason: 'reopened' })
    expect(names(await told())).toEqual(['issues.opened', 'issues.closed', 'issues.reopened'])
  })

  it('refuse a body over 65,536 characters and a blank title', async () => {
    const long = await as('reporter')('POST', issues, { title: 'A case', body: 'x'.repeat(65_537) })
    expect(long.status).toBe(422)
    expect((await as('reporter')('POST', issues, { title: 'A case', body: 'x'.repeat(65_536) })).status).toBe(201)
    expect((await as('reporter')('POST', issues, { title: ' ' })).status).toBe(422)
  })

  it('are listed by what changed since, with links from page to page', async () => {
    const { number } = await open()
    await as('admin')('POST', `${issues}/${number}/labels`, ['listed'])
    const first = await as('officer')('GET', `${issues}?per_page=1&state=all`)
    expect(first.headers.get('link')).toContain(`${sandbox.url}${issues}?per_page=1&state=all&page=2`)
    const one = await as('officer')('GET', `${issues}?labels=LISTED&since=2020-01-01T00:00:00Z`)
    expect(one.list.map((each) => each.number)).toEqual([number])
    expect((await as('officer')('GET', `${issues}?since=2999-01-01T00:00:00Z`)).list).toEqual([])
  })
})

describe('comments', () => {
  it('are told of when edited with what they were, and GraphQL says who edited', async () => {
    const { number } = await open()
    const made = (await as('responder')('POST', `${issues}/${number}/comments`, { body: 'one' })).object
    expect((await as('deputy')('PATCH', `${issues}/comments/${made.id}`, { body: 'two' })).status).toBe(403)
    await as('admin')('PATCH', `${issues}/comments/${made.id}`, { body: 'two' })
    expect((await told()).at(-1)?.payload).toMatchObject({
      action: 'edited',
      changes: { body: { from: 'one' } },
      sender: { login: 'admin' },
      comment: { user: { login: 'responder' }, body: 'two' },
    })
    const query = `query ($id: ID!) { node(id: $id) { ... on IssueComment {
      author { login } editor { login } lastEditedAt includesCreatedEdit userContentEdits(first: 5) { totalCount nodes { editor { login } } } } } }`
    const asked = await as('officer')('POST', '/graphql', { query, variables: { id: made.node_id } })
    expect(asObject(asked.object.data).node).toMatchObject({
      author: { login: 'responder' },
      editor: { login: 'admin' },
      lastEditedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      includesCreatedEdit: true,
      userContentEdits: { totalCount: 2, nodes: [{ editor: { login: 'admin' } }, { editor: { login: 'responder' } }] },
    })
  })

  it('are listed for the repository since a time', async () => {
    const { number } = await open()
    await as('responder')('POST', `${issues}/${number}/comments`, { body: 'here' })
    const all = await as('officer')('GET', `${issues}/comments?since=2020-01-01T00:00:00Z&per_page=100`)
    expect(all.list.at(-1)).toMatchObject({ body: 'here', issue_url: `${sandbox.url}${issues}/${number}` })
    expect((await as('officer')('GET', `${issues}/comments?since=2999-01-01T00:00:00Z`)).list).toEqual([])
  })

  it('on a locked issue are for those who may write', async () => {
    const { number } = await open()
    expect((await as('officer')('PUT', `${issues}/${number}/lock`)).status).toBe(403)
    expect((await as('admin')('PUT', `${issues}/${number}/lock`)).status).toBe(204)
    expect((await as('officer')('POST', `${issues}/${number}/comments`, { body: 'x' })).status).toBe(403)
    expect((await as('admin')('POST', `${issues}/${number}/comments`, { body: 'x' })).status).toBe(201)
  })
})

describe('reactions', () => {
  it('are made once by each person', async () => {
    const { number } = await open()
    const path = `${issues}/${number}/reactions`
    expect((await as('officer')('POST', path, { content: '+1' })).status).toBe(201)
    expect((await as('officer')('POST', path, { content: '+1' })).status).toBe(200)
    expect((await as('officer')('POST', path, { content: 'wow' })).status).toBe(422)
    const shown = await as('officer')('GET', `${issues}/${number}`)
    expect(shown.object.reactions).toMatchObject({ '+1': 1, total_count: 1 })
    const [mine] = (await as('officer')('GET', path)).list
    expect((await as('deputy')('DELETE', `${path}/${mine?.id}`)).status).toBe(403)
    expect((await as('officer')('DELETE', `${path}/${mine?.id}`)).status).toBe(204)
  })
})

describe('sub-issues', () => {
  it('are at most a hundred, and none where the server has no such thing', { timeout: 240_000 }, async () => {
    const parent = await open()
    const path = `${issues}/${parent.number}`
    const add = async () =>
      (await as('officer')('POST', `${path}/sub_issues`, { sub_issue_id: (await open()).id })).status
    for (let count = 0; count < 100; count += 1) expect(await add()).toBe(201)
    expect(await add()).toBe(422)
    const mood = (subIssues: string) => send(`${sandbox.control}/github`, 'POST', undefined, { subIssues })
    expect((await mood('sunny')).status).toBe(422)
    expect((await mood('missing')).object).toMatchObject({ subIssues: 'missing' })
    expect((await as('officer')('GET', `${path}/sub_issues`)).status).toBe(404)
    expect((await as('officer')('GET', path)).object).not.toHaveProperty('sub_issues_summary')
    await mood('there')
    expect((await as('officer')('GET', path)).object.sub_issues_summary).toMatchObject({ total: 100 })
  })

  it('have one parent, are told of at both ends, and can be taken off', async () => {
    const parent = await open()
    const child = await open()
    const other = await open()
    const path = (issue: object) => `${issues}/${asObject(issue).number}`
    expect((await as('officer')('POST', `${path(parent)}/sub_issues`, { sub_issue_id: child.id })).status).toBe(201)
    expect((await as('officer')('POST', `${path(other)}/sub_issues`, { sub_issue_id: child.id })).status).toBe(422)
    const list = await as('officer')('GET', `${path(parent)}/sub_issues`)
    expect(list.list.map((each) => each.id)).toEqual([child.id])
    expect((await as('officer')('GET', `${path(child)}/parent`)).object.id).toBe(parent.id)
    await as('officer')('PATCH', path(child), { state: 'closed' })
    const shown = await as('officer')('GET', path(parent))
    expect(shown.object.sub_issues_summary).toEqual({ total: 1, completed: 1, percent_completed: 100 })
    expect((await as('officer')('DELETE', `${path(parent)}/sub_issue`, { sub_issue_id: child.id })).status).toBe(200)
    expect(names(await told()).filter((each) => each.startsWith('sub_issues'))).toEqual([
      'sub_issues.sub_issue_added',
      'sub_issues.parent_issue_added',
      'sub_issues.sub_issue_removed',
      'sub_issues.parent_issue_removed',
    ])
  })
})
