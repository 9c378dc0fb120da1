import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board } from '../../../src/adapters/github/board/board.ts'
import { GitHubError } from '../../../src/adapters/github/client/github-error.ts'
import { issues } from '../../../src/adapters/github/issues/issues.ts'
import { people } from '../../../src/adapters/github/people/people.ts'
import { policyTexts } from '../../../src/adapters/github/policy/policy-texts.ts'
import { runbooksSource } from '../../../src/adapters/github/policy/runbooks-source.ts'
import { loadPolicy } from '../../../src/adapters/policy/load-policy.ts'
import type { IssueRef } from '../../../src/app/ports/github.ts'
import { asNumber } from '../../../src/sandbox/json.ts'
import { defaultPolicy } from '../../../src/sandbox/organisation/templates.ts'
import { control } from '../../sandbox/client.ts'
import { send } from '../../sandbox/send.ts'
import { type Embedded, embedded, INCIDENTS, ME, NOW, ORG } from './embedded.ts'

let github: Embedded
/** Told to the log alone. */
const report = () => undefined
const repo = `/repos/${ORG}/incidents`

beforeAll(async () => {
  github = await embedded()
})
afterAll(() => github.sandbox.stop())

async function opened(title = 'Printer smokes'): Promise<IssueRef & { id: number; nodeId: string }> {
  const { object } = await github.as('reporter')('POST', `${repo}/issues`, { title, body: 'since nine' })
  const number = asNumber(object.number) ?? 0
  return { repository: INCIDENTS, number, id: asNumber(object.id) ?? 0, nodeId: String(object.node_id) }
}
const policy = () => {
  const { policy: read } = loadPolicy(defaultPolicy() ?? '', { file: 'hikeshi.yml' })
  if (read === undefined) throw new Error('the default policy loads')
  return { rules: read, sha: 'a'.repeat(40), home: INCIDENTS, pins: {} }
}

/** Two stamps of one millisecond are told in no order: a card is stamped by other code than an issue. */
const nextMillisecond = () => new Promise((resolve) => setTimeout(resolve, 2))

describe('issues', () => {
  it('sees an issue as it is, and nothing where there is none', async () => {
    const ref = await opened()
    const port = issues(github.client, { me: ME, now: () => new Date() })
    github.sent()
    expect(await port.see(ref)).toMatchObject({
      ...{ number: ref.number, id: ref.id, nodeId: ref.nodeId, title: 'Printer smokes', body: 'since nine' },
      ...{
        state: 'open',
        labels: [],
        assignees: [],
        author: { login: 'reporter', type: 'User' },
        isPullRequest: false,
        locked: false,
      },
    })
    expect(github.sent()).toEqual([`GET incidents/issues/${ref.number}`])
    expect(await port.see({ ...ref, number: 999 })).toBeUndefined()
  })

  it('changes labels, assignee and state in one request', async () => {
    const ref = await opened()
    const port = issues(github.client, { me: ME, now: () => new Date() })
    await port.patch(ref, { labels: ['phase: reported', 'severity: high'], assignees: ['officer'] })
    github.sent()
    await port.patch(ref, { labels: ['phase: closed'], state: 'closed', stateReason: 'completed' })
    expect(github.sent()).toEqual([`PATCH incidents/issues/${ref.number}`])
    const seen = await port.see(ref)
    expect(seen).toMatchObject({ labels: ['phase: closed'], state: 'closed', stateReason: 'completed' })
    expect(seen?.assignees.map(({ login }) => login)).toEqual(['officer'])
  })

  it('R4.2-1 one who cannot be assigned does not keep the labels from being right', async () => {
    const ref = await opened()
    const port = issues(github.client, { me: ME, now: () => new Date() })
    await port.patch(ref, { labels: ['phase: reported'], assignees: ['outsider'] })
    expect(await port.see(ref)).toMatchObject({ labels: ['phase: reported'], assignees: [] })
  })

  it('R4.3-1 an issue that somebody made a discussion of, which GitHub opens no more, keeps its labels right and ends no run', async () => {
    const sent: object[] = []
    const request = async (
      _route: string,
      { owner: _o, repo: _r, issue_number: _n, ...patch }: Record<string, unknown>,
    ) => {
      sent.push(patch)
      if ('state' in patch) throw Object.assign(new Error('Validation Failed'), { status: 422 })
      return { data: {}, headers: {} }
    }
    const port = issues({ ...github.client, request } as unknown as Embedded['client'], { me: ME, now: NOW })
    const ref = { repository: INCIDENTS, number: 1 }
    await port.patch(ref, { labels: ['phase: reported'], assignees: ['officer'], state: 'open' })
    expect(sent).toEqual([
      { labels: ['phase: reported'], assignees: ['officer'], state: 'open' },
      { labels: ['phase: reported'], state: 'open' },
      { labels: ['phase: reported'] },
    ])
    await port.patch(ref, { state: 'open' })
    expect(sent.at(-1)).toEqual({ state: 'open' })
  })

  it('comments, edits its comment, reacts, and tells a comment that is gone', async () => {
    const ref = await opened()
    const port = issues(github.client, { me: ME, now: () => new Date() })
    github.sent()
    const { id } = await port.comment(ref, 'status <!-- hikeshi:status -->', '<!-- hikeshi:status -->', 'answer')
    expect(await port.editComment(ref, id, 'status 2')).toBe('edited')
    await port.react(ref, id, '+1')
    await port.react(ref, undefined, 'confused')
    expect(github.sent()).toEqual([
      `POST incidents/issues/${ref.number}/comments`,
      `PATCH incidents/issues/comments/${id}`,
      `POST incidents/issues/comments/${id}/reactions`,
      `POST incidents/issues/${ref.number}/reactions`,
    ])
    expect(await port.comments(ref)).toMatchObject([{ id, issue: ref.number, body: 'status 2', author: { login: ME } }])
    await github.as('admin')('DELETE', `${repo}/issues/comments/${id}`)
    expect(await port.editComment(ref, id, 'status 3')).toBe('gone')
    await port.react(ref, id, '+1')
  })

  it('R4.4-5 tells the status, the answer and the sign in one request', async () => {
    const [ref, port] = [await opened(), issues(github.client, { me: ME, now: () => new Date() })]
    const [status, seen] = [await port.comment(ref, 'status 1', 'status', 'answer'), await port.see(ref)]
    const { object: asks } = await github.as('officer')('POST', `${repo}/issues/${ref.number}/comments`, {
      body: '/help',
    })
    github.sent()
    const telling = {
      edit: { comment: status.nodeId, body: 'status 2' },
      answers: { issue: seen?.nodeId ?? '', bodies: ['an answer', 'a call'] as const, urgency: 'answer' as const },
      sign: { comment: String(asks.node_id), content: '+1' as const },
      record: 'ledger/2026/000001.jsonl',
    }
    expect(await port.tell(telling)).toMatchObject({ record: undefined })
    expect(github.sent()).toEqual(['POST /graphql'])
    expect((await port.comments(ref)).map(({ body }) => body)).toEqual(['status 2', '/help', 'an answer', 'a call'])
    const signed = await github.as('officer')('GET', `${repo}/issues/comments/${asks.id}`)
    expect(signed.object.reactions).toMatchObject({ '+1': 1, confused: 0 })
  })

  it('R4.4-5 what was told in part only is not called told: the comment that is gone, and the answer that was lost', async () => {
    const [ref, port] = [await opened(), issues(github.client, { me: ME, now: () => new Date() })]
    const [status, seen] = [await port.comment(ref, 'status 1', 'status', 'answer'), await port.see(ref)]
    await github.as('admin')('DELETE', `${repo}/issues/comments/${status.id}`)
    const edit = { comment: status.nodeId, body: 'status 2' }
    expect(
      await port.tell({
        edit,
        answers: { issue: seen?.nodeId ?? '', bodies: ['an answer', 'a call'] as const, urgency: 'answer' as const },
        record: '',
      }),
    ).toBe('not-all')
    expect((await port.comments(ref)).map(({ body }) => body)).toEqual(['an answer', 'a call'])
  })

  it('R4.4-3 opens the issue of an action item in one request, finds it again, and puts it under its case in one', async () => {
    const ref = await opened()
    const port = issues(github.client, { me: ME, now: () => new Date() })
    github.sent()
    const wanted = { title: 'Change the lock', body: 'b', assignee: 'sysadmin', labels: ['action'], mark: 'm' }
    const child = await port.open(INCIDENTS, wanted)
    expect(github.sent()).toEqual(['POST incidents/issues'])
    const own = await port.own(INCIDENTS, child.createdAt)
    expect(own.map(({ number }) => number)).toContain(child.number)
    expect(own.map(({ author }) => author.login)).toEqual(own.map(() => ME))
    github.sent()
    expect(await port.linkSubIssue(ref, child.id)).toBe('linked')
    expect(github.sent()).toEqual([`POST incidents/issues/${ref.number}/sub_issues`])
    expect(await port.linkSubIssue(ref, child.id), 'a second time').toBe('linked')
    expect(await port.subIssues(ref)).toEqual([child.number])
    expect((await port.see(ref))?.subIssues).toBe(1)
    const { list } = await github.as('officer')('GET', `${repo}/issues/${ref.number}/sub_issues`)
    expect(list.map(({ number }) => number)).toEqual([child.number])
    expect(await port.see({ ...ref, number: child.number })).toMatchObject({ assignees: [{ login: 'sysadmin' }] })
  })

  it('R4.4-3 tells a link that will never be from one that a server does not know', async () => {
    const [parent, ref] = [await opened(), await opened()]
    const port = issues(github.client, { me: ME, now: () => new Date() })
    const { id = 0 } = (await port.see(ref)) ?? {}
    const mood = async (subIssues: string) => {
      const set = await send(`${github.sandbox.control}/github`, 'POST', undefined, { subIssues })
      expect(set.status).toBe(200)
    }
    await mood('full')
    expect(await port.linkSubIssue(parent, id)).toBe('refused')
    await mood('missing')
    expect(await port.linkSubIssue(parent, id)).toBe('unknown-here')
    expect(await port.subIssues(parent)).toBeUndefined()
    expect(await port.see(parent)).not.toHaveProperty('subIssues')
    await mood('there')
    // The server has sub-issues, so this 404 is of the issue itself: no word about the next one.
    await expect(port.linkSubIssue(parent, 999_999_999)).rejects.toMatchObject({ status: 404 })
    expect(await port.linkSubIssue(parent, id)).toBe('linked')
  })

  it('tells what moved on the screen and by whom, the column of a card too', async () => {
    const ref = await opened()
    const cards = board(
      github.client,
      {
        org: ORG,
        project: github.sandbox.project.number,
        field: 'Status',
        columns: [],
      },
      () => new Date(),
    )
    const { item } = await cards.add(ref)
    await github.as('officer')('POST', `${repo}/issues/${ref.number}/labels`, { labels: ['phase: analysis'] })
    await nextMillisecond()
    await cards.move(item, '分析')
    await nextMillisecond()
    await github.as('officer')('PATCH', `${repo}/issues/${ref.number}`, {
      state: 'closed',
      state_reason: 'not_planned',
    })
    const changes = await issues(github.client, { me: ME, now: () => new Date() }).changes(ref)
    expect(changes.map(({ kind, value, actor }) => [kind, value, actor?.login])).toEqual([
      ['labeled', 'phase: analysis', 'officer'],
      ['column', '分析', ME],
      ['closed', 'not_planned', 'officer'],
    ])
  })

  it('sees many issues at once as each by itself, but for by way of what was written, in one request for fifty', async () => {
    const [one, other, gone] = [await opened(), await opened(), 9_999]
    const port = issues(github.client, { me: ME, now: () => new Date() })
    const cards = board(
      github.client,
      {
        org: ORG,
        project: github.sandbox.project.number,
        field: 'Status',
        columns: [],
      },
      () => new Date(),
    )
    const { item } = await cards.add(one)
    await cards.move(item, '分析')
    const said = await github.as('officer')('POST', `${repo}/issues/${one.number}/comments`, { body: '/help' })
    const own = await port.comment(one, 'status', 'status', 'answer')
    await port.react(one, asNumber(said.object.id) ?? 0, '+1')
    await github.as('reporter')('POST', `${repo}/issues/comments/${said.object.id}/reactions`, { content: 'confused' })
    await github.as('admin')('PATCH', `${repo}/issues/${other.number}`, { body: 'edited' })
    github.sent()
    const seen = await port.together(INCIDENTS, [one.number, other.number], 'Status')
    expect(github.sent()).toEqual(['POST /graphql'])
    const comments = await port.comments(one)
    expect(comments).toHaveLength(2)
    // Of the signs it tells those that the app gave.
    expect(seen.get(one.number)?.comments).toEqual(
      comments.map((each) => ({ ...each, via: 'not-told', signs: each.id === own.id ? [] : ['+1'] })),
    )
    expect(seen.get(one.number)?.cards).toMatchObject([
      { item, name: '分析', project: github.sandbox.project.number, closed: false },
    ])
    expect(seen.get(one.number)?.unedited.map(({ nodeId }) => nodeId)).toEqual([
      one.nodeId,
      ...comments.map(({ nodeId }) => nodeId),
    ])
    expect(seen.get(other.number)).toEqual({ comments: [], cards: [], unedited: [] })
    github.sent()
    // One that GitHub does not find hides nothing of the others, and is looked at by itself.
    expect([...(await port.together(INCIDENTS, [one.number, gone], 'Status')).keys()]).toEqual([one.number])
    const many = Array.from({ length: 51 }, () => one.number)
    github.sent()
    await port.together(INCIDENTS, many, undefined)
    expect(github.sent()).toEqual(['POST /graphql', 'POST /graphql'])
  })

  it('lists the issues of each of several labels in one request, as the list of each would', async () => {
    const label = async (ref: IssueRef, name: string) =>
      github.as('officer')('POST', `${repo}/issues/${ref.number}/labels`, { labels: [name] })
    const [drill, review, closed] = [await opened('A drill'), await opened('A review'), await opened('An old drill')]
    await Promise.all([label(drill, 'hikeshi: drill'), label(review, 'hikeshi: review')])
    await label(closed, 'hikeshi: drill')
    await github.as('officer')('PATCH', `${repo}/issues/${closed.number}`, { state: 'closed' })
    const port = issues(github.client, { me: ME, now: () => new Date() })
    github.sent()
    const found = await port.labelled(INCIDENTS, [
      { label: 'hikeshi: drill', state: 'all' },
      { label: 'hikeshi: review', state: 'open' },
      { label: 'hikeshi: drill', state: 'open' },
    ])
    expect(github.sent()).toEqual(['POST /graphql'])
    const alone = async (labels: string, state: 'open' | 'all') =>
      (await port.list(INCIDENTS, { labels, state })).map(({ subIssues, type, fieldValues, blockers, ...issue }) => ({
        ...issue,
        via: 'not-told',
      }))
    expect(found[0]).toHaveLength(2)
    expect(found).toEqual([
      await alone('hikeshi: drill', 'all'),
      await alone('hikeshi: review', 'open'),
      await alone('hikeshi: drill', 'open'),
    ])
  })

  it('lists what has changed, and knows the repository by its id', async () => {
    const ref = await opened('Listed')
    const port = issues(github.client, { me: ME, now: () => new Date() })
    const all = await port.list(INCIDENTS, { since: '2020-01-01T00:00:00Z', state: 'all' })
    expect(all.at(-1)).toMatchObject({ number: ref.number })
    expect(await port.repositoryId(INCIDENTS)).toBe((await github.as('admin')('GET', repo)).object.id)
  })
})

describe('the board', () => {
  const cards = () =>
    board(
      github.client,
      { org: ORG, project: github.sandbox.project.number, field: 'Status', columns: [] },
      () => new Date(),
    )

  it('adds a card in one request, moves it in one, and asks for the options once', async () => {
    const ref = await opened()
    const port = cards()
    github.sent()
    const { item, column } = await port.add(ref)
    expect(column).toBeUndefined()
    await port.move(item, '分析')
    await port.move(item, '封じ込め')
    const items = `/orgs/${ORG}/projectsV2/${github.sandbox.project.number}`
    expect(github.sent()).toEqual([
      `POST ${items}/items`,
      'POST /graphql',
      `PATCH ${items}/items/${item}`,
      `PATCH ${items}/items/${item}`,
    ])
    expect(await port.see(item)).toMatchObject({
      column: '封じ込め',
      issue: { id: ref.id, number: ref.number, repository: INCIDENTS },
    })
  })

  it('answers the card that is there already, with its column', async () => {
    const ref = await opened()
    const { item } = await cards().add(ref)
    await control(github.sandbox)('POST', '/clock', { advance: 'PT1S' })
    await cards().move(item, '分析')
    expect(await cards().add(ref)).toMatchObject({ item, column: '分析' })
  })

  it('knows no card that is gone, and names an option that is missing', async () => {
    const ref = await opened()
    const { item } = await cards().add(ref)
    await expect(cards().move(item, 'Nowhere')).rejects.toThrow('no option "Nowhere"')
    const path = `/orgs/${ORG}/projectsV2/${github.sandbox.project.number}/items/${item}`
    await github.as('admin')('DELETE', path)
    expect(await cards().see(item)).toBeUndefined()
  })
})

describe('people', () => {
  it('finds who has which role: one request for all teams, then none for ten minutes', async () => {
    let now = new Date('2030-01-01T00:00:00Z')
    const port = people(github.client, { now: () => now, report, saw: () => undefined })
    github.sent()
    const { roles } = await port.directory(policy(), [], 'lately')
    expect([...roles].map(([role, accounts]) => [role, accounts.map(({ login }) => login)])).toContainEqual([
      'officer',
      ['officer'],
    ])
    expect(github.sent()).toEqual(['POST /graphql'])
    await port.directory(policy(), [], 'lately')
    expect(github.sent()).toEqual([])
    now = new Date('2030-01-01T00:10:01Z')
    await port.directory(policy(), [], 'lately')
    expect(github.sent()).toHaveLength(1)
    port.forget()
    await port.directory(policy(), [], 'lately')
    expect(github.sent()).toHaveLength(1)
  })

  it('R4.2-1 where GraphQL is refused, or a team is too large for one answer, each team is asked for by itself', async () => {
    const people100 = Array.from({ length: 100 }, (_, at) => ({ id: `U_${at}`, databaseId: at + 1, login: `p${at}` }))
    const page = (nodes: unknown[], hasNextPage: boolean) => ({ members: { nodes, pageInfo: { hasNextPage } } })
    const answers = [
      () => Promise.reject(new GitHubError('refused', { method: 'POST', path: '/graphql' }, new Error('FORBIDDEN'))),
      async () => ({
        organization: Object.fromEntries(
          Array.from({ length: 6 }, (_, at) => [`t${at}`, at === 0 ? page(people100, true) : page([null], false)]),
        ),
      }),
    ]
    for (const graphql of answers) {
      const port = people({ ...github.client, graphql }, { now: NOW, report, saw: () => undefined })
      github.sent()
      const { roles, unseen } = await port.directory(policy(), [], 'now')
      expect(github.sent().filter((one) => one.endsWith('/members'))).toHaveLength(6)
      expect(roles.get('officer')?.map(({ login }) => login)).toEqual(['officer'])
      expect([...unseen]).toEqual([])
    }
    const lost = new GitHubError('unreachable', { method: 'POST', path: '/graphql' }, new Error('502'))
    const port = people(
      { ...github.client, graphql: () => Promise.reject(lost) },
      { now: NOW, report, saw: () => undefined },
    )
    await expect(port.directory(policy(), [], 'now')).rejects.toThrow('502')
  })

  it('R4.2-1 who is removed from a team loses the role within a minute, though no webhook comes, where something hangs on it', async () => {
    let now = new Date('2030-01-01T00:00:00Z')
    const port = people(github.client, { now: () => now, report, saw: () => undefined })
    const officers = async (asOf: 'lately' | 'now') =>
      (await port.directory(policy(), [], asOf)).roles.get('officer')?.map(({ login }) => login)
    expect(await officers('now')).toEqual(['officer'])
    const member = `/orgs/${ORG}/teams/security-officer/memberships/officer`
    await github.as('admin')('DELETE', member)
    now = new Date('2030-01-01T00:01:01Z')
    expect(await officers('lately')).toEqual(['officer'])
    expect(await officers('now')).toEqual([])
    await github.as('admin')('PUT', member, {})
  })

  it('R4.2-1 a team that nobody is in and a team that is not shown are different answers', async () => {
    const inForce = policy()
    const role = (teams: string[]) => ({ label: 'o', users: ['deputy'], teams })
    const roles = { ...inForce.rules.roles, officer: role(['no-such-team']), deputy: role([]) }
    const port = people(github.client, { now: NOW, report, saw: () => undefined })
    const found = await port.directory({ ...inForce, rules: { ...inForce.rules, roles } }, [], 'now')
    expect([...found.unseen]).toEqual(['officer'])
    expect(found.roles.get('officer')?.map(({ login }) => login)).toEqual(['deputy'])
  })

  it('finds the account of a login, however it is spelled, and asks for nothing that is no login', async () => {
    const port = people(github.client, { now: NOW, report, saw: () => undefined })
    await port.directory(policy(), [], 'lately')
    github.sent()
    const { accounts } = await port.directory(policy(), ['Sysadmin', 'no-such-person', '../../user', 'a b'], 'lately')
    expect([...accounts].map(([login, account]) => [login, account.login])).toEqual([['sysadmin', 'sysadmin']])
    expect(github.sent()).toEqual(['GET /users/Sysadmin', 'GET /users/no-such-person'])
  })

  it('a login that was pinned at adoption stays the account that it was', async () => {
    const { list } = await github.as('admin')('GET', `/orgs/${ORG}/members`)
    const id = asNumber(list.find(({ login }) => login === 'deputy')?.id) ?? 0
    const inForce = policy()
    const roles = { ...inForce.rules.roles, officer: { label: 'o', users: ['officer'], teams: [] } }
    const port = people(github.client, { now: NOW, report, saw: () => undefined })
    const adopted = { ...inForce, rules: { ...inForce.rules, roles }, users: { officer: id } }
    const directory = await port.directory(adopted, [], 'lately')
    expect(directory.roles.get('officer')?.map((account) => account.id)).toEqual([id])
  })

  it('knows administrators of a repository, and nobody who only bears their name', async () => {
    const port = people(github.client, { now: NOW, report, saw: () => undefined })
    const account = async (login: string) => {
      const { object } = await github.as('admin')('GET', `/users/${login}`)
      return { id: asNumber(object.id) ?? 0, login }
    }
    const admin = await account('admin')
    expect(await port.administration(admin, INCIDENTS)).toBe('administers')
    expect(await port.administration({ ...admin, id: 1 }, INCIDENTS)).toBe('does-not')
    expect(await port.administration(await account('officer'), INCIDENTS)).toBe('does-not')
    expect(await port.administration({ id: 5, login: 'no-such-person' }, INCIDENTS)).toBe('unseen')
    expect(await port.administrators(INCIDENTS)).toEqual([admin])
    expect(await port.administrators({ ...INCIDENTS, name: 'nowhere' })).toBe('unseen')
  })
})

describe('runbooks', () => {
  it('reads them from the default branch; while nothing changes, one request a minute', async () => {
    let now = new Date('2030-01-01T00:00:00Z')
    const problems: unknown[] = []
    const port = runbooksSource(github.client, {
      texts: policyTexts(),
      now: () => now,
      report: (found) => problems.push(...found),
    })
    const found = await port.all(policy())
    expect(found.map(({ head }) => head.id)).toContain('malware')
    github.sent()
    await port.all(policy())
    expect(github.sent()).toEqual([])
    now = new Date('2030-01-01T00:01:01Z')
    await port.all(policy())
    expect(github.sent()).toEqual(['POST /graphql'])
    port.forget()
    await port.all(policy())
    expect(github.sent()).toHaveLength(1)
  })

  it('R8-2 refused: a repository that bears the name of the one with the runbooks has none', async () => {
    const { object } = await github.as('admin')('GET', `/repos/${ORG}/runbooks`)
    const source = () => runbooksSource(github.client, { texts: policyTexts(), now: NOW, report: () => undefined })
    const namesake = { ...policy(), pins: { runbooks: (asNumber(object.id) ?? 0) + 1_000 } }
    expect(await source().all(namesake)).toEqual([])
    expect(await source().all({ ...policy(), pins: { runbooks: asNumber(object.id) ?? 0 } })).not.toEqual([])
  })

  it('R4.1-1e says when what stands in the folder came to stand there: a merged commit counts from its merge', async () => {
    const port = runbooksSource(github.client, { texts: policyTexts(), now: NOW, report })
    const first = Date.parse((await port.changedAt(policy())) ?? '')
    expect(first).toBeLessThanOrEqual(Date.now())
    const at = `/repos/${ORG}/runbooks`
    const { object } = (await github.as('officer')('GET', `${at}/git/ref/heads/main`)).object as {
      object: { sha: string }
    }
    await github.as('officer')('POST', `${at}/git/refs`, { ref: 'refs/heads/draft', sha: object.sha })
    const old = { name: 'Officer', email: 'officer@example.com', date: '2020-01-01T00:00:00Z' }
    const content = Buffer.from('Draft').toString('base64')
    await github.as('officer')('PUT', `${at}/contents/runbooks/draft.md`, {
      ...{ message: 'm', content, branch: 'draft', author: old, committer: old },
    })
    expect(Date.parse((await port.changedAt(policy())) ?? '')).toBe(first)
    const { object: pull } = await github.as('officer')('POST', `${at}/pulls`, {
      title: 'Draft',
      head: 'draft',
      base: 'main',
    })
    await github.as('officer')('PUT', `${at}/pulls/${pull.number}/merge`, { merge_method: 'merge' })
    expect(Date.parse((await port.changedAt(policy())) ?? '')).toBeGreaterThanOrEqual(first)
  })

  it('R4.1-1 a runbook beyond the bound is reported by its size and hides no other, nor does a proposed one', async () => {
    const problems: { path: string; code: string }[] = []
    const port = runbooksSource(github.client, {
      texts: policyTexts(),
      now: NOW,
      report: (found) => problems.push(...found),
    })
    const before = await port.all(policy())
    const keys = Array.from({ length: 60_000 }, (_, key) => `key${key}: v`).join('\n')
    const content = Buffer.from(`---\n${keys}\n---\n`).toString('base64')
    await github.as('officer')('PUT', `/repos/${ORG}/runbooks/contents/runbooks/huge.md`, { message: 'm', content })
    port.forget()
    problems.length = 0
    expect(await port.all(policy())).toEqual(before)
    const huge = problems.filter(({ path }) => path.endsWith('huge.md'))
    expect(huge).toMatchObject([{ code: 'too-large', params: { most: '256' } }])
    const proposed = await port.proposed(policy(), ['runbooks/huge.md'], 'main')
    expect(proposed).toMatchObject({ files: 1, problems: [{ code: 'too-large', path: 'runbooks/huge.md' }] })
  })

  it('a runbook that cannot be read is reported and hides no other', async () => {
    const problems: { path: string; code: string }[] = []
    const port = runbooksSource(github.client, {
      texts: policyTexts(),
      now: NOW,
      report: (found) => problems.push(...found),
    })
    const before = await port.all(policy())
    const content = Buffer.from('no head').toString('base64')
    await github.as('officer')('PUT', `/repos/${ORG}/runbooks/contents/runbooks/broken.md`, { message: 'm', content })
    port.forget()
    expect((await port.all(policy())).length).toBe(before.length)
    expect(problems).toContainEqual(expect.objectContaining({ path: 'runbooks/broken.md', code: 'no-head' }))
  })
})

it('sends nothing that GitHub does not describe', () => {
  expect(github.faults).toEqual([])
})
