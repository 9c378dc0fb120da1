import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSignal } from '../../../../src/adapters/github/signals/to-signal.ts'
import { webhookExamples } from '../../../contracts/webhook-examples.ts'

type Json = Record<string, unknown>

const account = (login: string, id: number, type = 'User') => ({ login, id, type, node_id: `U_${id}` })
const repository = {
  id: 1,
  name: 'incidents',
  full_name: 'acme/incidents',
  private: true,
  default_branch: 'main',
  owner: account('acme', 2, 'Organization'),
}
const issue = {
  id: 70,
  number: 7,
  node_id: 'I_70',
  title: 'Odd window',
  body: null,
  state: 'open',
  state_reason: null,
  labels: [{ name: 'hikeshi: incident' }, { name: 'phase: reported' }],
  assignees: [],
  user: account('reporter', 11),
  created_at: '2030-01-01T09:00:00Z',
  updated_at: '2030-01-01T09:05:00Z',
  closed_at: null,
  performed_via_github_app: null,
}
const comment = {
  id: 500,
  node_id: 'IC_500',
  body: '/approve',
  user: account('officer', 12),
  created_at: '2030-01-01T09:06:00Z',
  updated_at: '2030-01-01T09:06:00Z',
  performed_via_github_app: null,
}
const sender = account('officer', 12)
const around = { repository, sender, installation: { id: 3 } }
const issues = (action: string, more: Json = {}, its: Json = {}) =>
  toSignal('issues', { action, issue: { ...issue, ...its }, ...around, ...more })
const comments = (action: string, its: Json = {}, more: Json = {}) =>
  toSignal('issue_comment', { action, issue, comment: { ...comment, ...its }, ...around, ...more })
const card = {
  action: 'edited',
  projects_v2_item: {
    id: 9,
    node_id: 'PVTI_9',
    content_node_id: 'I_70',
    content_type: 'Issue',
    updated_at: '2030-01-01T09:07:00Z',
  },
  changes: {
    field_value: {
      field_type: 'single_select',
      field_name: 'Status',
      project_number: 1,
      from: { id: 'a', name: 'Reported', color: 'RED', description: '' },
      to: { id: 'b', name: 'Analysis', color: 'RED', description: '' },
    },
  },
  organization: { login: 'acme', id: 2 },
  sender,
  installation: { id: 3 },
}
const withItem = (more: Json) => ({ ...card, projects_v2_item: { ...card.projects_v2_item, ...more } })
const withField = (more: Json) => ({ ...card, changes: { field_value: { ...card.changes.field_value, ...more } } })

/** The meaning of real deliveries for us, by event and action; every other one means nothing. */
const MEANT: Readonly<Record<string, string>> = {
  'issues.opened': 'issue-opened',
  'issues.opened from another repository': 'arrived',
  'issues.reopened': 'reopened',
  'issues.deleted': 'relocated',
  'issues.transferred': 'relocated',
  'pull_request.opened': 'pull-request',
  'pull_request.closed': 'pull-request',
  'pull_request.reopened': 'pull-request',
  'pull_request.synchronize': 'pull-request',
  'pull_request_review.submitted': 'pull-request',
  'pull_request_review.dismissed': 'pull-request',
  'code_scanning_alert.created': 'machine-report',
  'code_scanning_alert.reopened': 'machine-report',
  'dependabot_alert.created': 'machine-report',
  'membership.added': 'people-changed',
  'membership.removed': 'people-changed',
  'team.added_to_repository': 'people-changed',
  'team.created': 'people-changed',
  'team.deleted': 'people-changed',
  'team.edited': 'people-changed',
  'team.removed_from_repository': 'people-changed',
  'organization.member_added': 'people-changed',
  'organization.member_invited': 'people-changed',
  'organization.renamed': 'people-changed',
  'push refs/heads/master': 'runbooks-changed',
}

const nameOf = ({ event, payload }: { event: string; payload: Json }): string => {
  if (event === 'push') return `push ${payload.ref}`
  const moved =
    event === 'issues' && payload.action === 'opened' && 'changes' in payload ? ' from another repository' : ''
  return typeof payload.action === 'string' ? `${event}.${payload.action}${moved}` : event
}

describe('deliveries that GitHub has really sent', () => {
  it.each(webhookExamples.map((example, at) => ({ name: nameOf(example), at, ...example })))(
    '$name ($at)',
    ({ name, event, payload }) => {
      expect(toSignal(event, payload)?.kind).toBe(MEANT[name])
    },
  )

  it('each one that means something was among them', () => {
    const seen = new Set(webhookExamples.map(nameOf))
    expect(Object.keys(MEANT).filter((name) => !seen.has(name))).toEqual([])
  })

  it('none throws, whatever part of it is missing or something else', () => {
    const broken = fc.constantFrom(null, undefined, 0, -1, '', '\u0000', [], {}, true, 'x'.repeat(1_000))
    const example = fc.constantFrom(...webhookExamples)
    fc.assert(
      fc.property(example, fc.nat(), fc.nat(), broken, ({ event, payload }, first, second, value) => {
        const copy: Json = structuredClone(payload)
        const keys = Object.keys(copy)
        const key = keys[first % keys.length] ?? ''
        const part = copy[key]
        if (typeof part === 'object' && part !== null && second % 3 !== 0) {
          const inner = Object.keys(part)
          Object.assign(part, { [inner[second % Math.max(1, inner.length)] ?? 'x']: value })
        } else copy[key] = value
        toSignal(event, copy)
      }),
      { numRuns: 2_000 },
    )
  })

  it('nothing that is no delivery throws either', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (event, payload) => {
        expect(toSignal(event, payload)).toBeUndefined()
      }),
    )
    for (const event of ['issues', 'issue_comment', 'push', 'constructor', '__proto__']) {
      expect(toSignal(event, { action: 'constructor', ...around, issue })).toBeUndefined()
    }
  })
})

describe('acts on an issue', () => {
  it('carry the issue, the account, the installation, the time and a cause that is the same however often', () => {
    expect(issues('labeled', { label: { name: 'phase: analysis' } })).toEqual({
      kind: 'label',
      name: 'phase: analysis',
      look: { name: 'phase: analysis', color: '', description: '' },
      change: 'added',
      installation: 3,
      repository: { id: 1, owner: 'acme', name: 'incidents', private: true, defaultBranch: 'main' },
      issue: {
        id: 70,
        number: 7,
        nodeId: 'I_70',
        title: 'Odd window',
        body: '',
        state: 'open',
        stateReason: undefined,
        labels: ['hikeshi: incident', 'phase: reported'],
        assignees: [],
        author: { id: 11, login: 'reporter', type: 'User' },
        createdAt: '2030-01-01T09:00:00Z',
        updatedAt: '2030-01-01T09:05:00Z',
        isPullRequest: false,
        via: 'account',
        locked: false,
      },
      actor: { id: 12, login: 'officer', type: 'User' },
      at: '2030-01-01T09:05:00Z',
      cause: 'label:phase: analysis:added:12@2030-01-01T09:05:00Z',
      via: 'not-told',
    })
  })

  it('a label of ours is seen, put on or taken off; other labels are not', () => {
    expect(issues('unlabeled', { label: { name: 'phase: analysis' } })).toMatchObject({
      kind: 'label',
      change: 'removed',
    })
    expect(issues('labeled', { label: { name: 'bug' } })).toBeUndefined()
    for (const name of ['severity: high', 'priority: a', 'hikeshi: incident']) {
      expect(issues('labeled', { label: { name } })).toMatchObject({ kind: 'label', change: 'added', name })
      expect(issues('unlabeled', { label: { name } })).toMatchObject({ kind: 'label', change: 'removed', name })
    }
  })

  it('R1-1 an issue is opened at its own time, by way of an app where there is one', () => {
    expect(issues('opened')).toMatchObject({ kind: 'issue-opened', at: '2030-01-01T09:00:00Z', cause: 'form:opened' })
    expect(issues('opened', {}, { performed_via_github_app: { slug: 'helper' } })).toMatchObject({
      via: { app: 'helper' },
    })
  })

  it('a change of the text is an edit, a change of the title alone is none', () => {
    expect(issues('edited', { changes: { body: { from: 'old' } } })).toMatchObject({
      kind: 'issue-edited',
      before: 'old',
      cause: 'form:6006c5888bba4350501023f67da266d6:12@2030-01-01T09:05:00Z',
    })
    expect(issues('edited', { changes: { title: { from: 'old' } } })).toBeUndefined()
  })

  it.each([
    ['completed', 'completed'],
    ['not_planned', 'not-planned'],
    ['duplicate', 'duplicate'],
    [null, 'completed'],
  ])('closed as %s', (state_reason, as) => {
    const closed = issues('closed', {}, { state: 'closed', state_reason, closed_at: '2030-01-01T09:04:00Z' })
    expect(closed).toMatchObject({
      kind: 'closed',
      as,
      at: '2030-01-01T09:04:00Z',
      cause: 'closed:12@2030-01-01T09:04:00Z',
    })
  })

  it('reopened', () => {
    expect(issues('reopened')).toMatchObject({ kind: 'reopened', cause: 'reopened:12@2030-01-01T09:05:00Z' })
  })

  it.each(['assigned', 'locked', 'milestoned', 'pinned', 'typed'])('%s means nothing', (action) => {
    expect(issues(action)).toBeUndefined()
  })

  it('pull requests are no issues', () => {
    const pull_request = { url: 'x' }
    expect(issues('opened', {}, { pull_request })).toBeUndefined()
    expect(issues('labeled', { label: { name: 'phase: analysis' } }, { pull_request })).toBeUndefined()
    expect(comments('created', {}, { issue: { ...issue, pull_request } })).toBeUndefined()
  })
})

describe('comments', () => {
  it('with a command are heard, at their own time', () => {
    expect(comments('created')).toMatchObject({
      kind: 'comment',
      comment: { id: 500, issue: 7, body: '/approve', author: { id: 12, login: 'officer', type: 'User' } },
      at: '2030-01-01T09:06:00Z',
      cause: 'comment:500',
      via: 'account',
    })
  })

  it('without one cost nothing', () => {
    expect(comments('created', { body: 'I approve' })).toBeUndefined()
    expect(comments('created', { body: null })).toBeUndefined()
    expect(comments('created', { body: '/etc/passwd' })).toBeUndefined()
  })

  it('by way of an app say so', () => {
    const other = { performed_via_github_app: { slug: 'helper' } }
    expect(comments('created', other)).toMatchObject({ via: { app: 'helper' } })
  })

  const edited = (from: string | undefined, body: string) =>
    comments(
      'edited',
      { body, updated_at: '2030-01-01T10:00:00Z' },
      { changes: from === undefined ? {} : { body: { from } } },
    )

  it('an edit is heard where facts were recorded before; it belongs to its sender', () => {
    expect(edited('/set severity low', '/set severity high')).toMatchObject({
      kind: 'comment-edited',
      before: '/set severity low',
      actor: { login: 'officer' },
      at: '2030-01-01T10:00:00Z',
      cause: 'comment:500:4f86579d191d62f18ffcf22eb87f5d82:12@2030-01-01T10:00:00Z',
    })
    expect(edited('/record\n### a\nb', '/record\n### a\nc')?.kind).toBe('comment-edited')
    // An edit that takes a command out is answered: what it recorded stands.
    expect(edited('/record\n### severity\nhigh', 'hello')?.kind).toBe('comment-edited')
  })

  it('R4.2-4 a command that an author makes of his own words is heard, to be asked for anew; of another’s none is', () => {
    expect(edited('hello', '/approve')).toMatchObject({ kind: 'comment-edited', before: 'hello' })
    const others = { body: '/approve', user: { id: 99, login: 'somebody', type: 'User' } }
    expect(comments('edited', others, { changes: { body: { from: 'hello' } } })).toBeUndefined()
  })

  it.each([
    ['/approve', '/approve'],
    ['hello', 'goodbye'],
    [undefined, '/record\n### severity\nhigh'],
  ])('an edit makes no command: %s → %s', (from, body) => {
    expect(edited(from, body)).toBeUndefined()
  })

  it('a deleted comment with a command is heard of, as the act of whoever deleted it; any other means nothing', () => {
    expect(comments('deleted', { body: '/note x' })).toMatchObject({
      kind: 'comment-deleted',
      cause: 'comment:500:deleted',
      actor: { login: 'officer' },
      via: 'not-told',
    })
    expect(comments('deleted', { body: 'hello' })).toBeUndefined()
  })
})

describe('cards', () => {
  it('a moved card says whose issue went from where to where', () => {
    expect(toSignal('projects_v2_item', card)).toEqual({
      kind: 'column',
      installation: 3,
      owner: 'acme',
      actor: { id: 12, login: 'officer', type: 'User' },
      item: { id: 9, nodeId: 'PVTI_9' },
      content: 'I_70',
      project: 1,
      field: 'Status',
      from: 'Reported',
      to: 'Analysis',
      at: '2030-01-01T09:07:00Z',
      cause: 'column:9:Analysis:12@2030-01-01T09:07:00Z',
      via: 'not-told',
    })
  })

  it('a card without a column is seen too, so that it is put back', () => {
    expect(toSignal('projects_v2_item', withField({ to: null }))).toMatchObject({ from: 'Reported', to: undefined })
  })

  it.each([
    ['a draft', withItem({ content_type: 'DraftIssue' })],
    ['a pull request', withItem({ content_type: 'PullRequest' })],
    ['a text field', withField({ field_type: 'text' })],
    ['the same column', withField({ to: { name: 'Reported' } })],
    ['a new card', { ...card, action: 'created' }],
    ['an archived card', { ...card, action: 'archived' }],
    ['a bot', { ...card, sender: account('github-project-automation[bot]', 4, 'Bot') }],
  ])('%s is none', (_name, payload) => {
    expect(toSignal('projects_v2_item', payload)).toBeUndefined()
  })
})

describe('bots, the app itself among them', () => {
  it.each([
    ['a bot', account('renovate[bot]', 90, 'Bot')],
    ['a bot that calls itself a user', account('hikeshi[bot]', 90)],
  ])('%s asks for nothing', (_name, bot) => {
    const payload = { action: 'created', issue, comment, ...around, sender: bot }
    expect(toSignal('issue_comment', payload)).toBeUndefined()
    expect(toSignal('issue_comment', { ...payload, sender })).toBeDefined()
  })

  it('R4.1-3 an issue that an app opens as its own may be a report; one in somebody else’s name asks for nothing', () => {
    const bot = account('probe[bot]', 90, 'Bot')
    const opened = (user: object) =>
      toSignal('issues', { action: 'opened', issue: { ...issue, user }, ...around, sender: bot })
    expect(opened(bot)).toMatchObject({ kind: 'issue-opened', actor: { id: 90 } })
    expect(opened(sender)).toBeUndefined()
  })
})

describe('pushes', () => {
  const commit = (more: Json) => ({ id: 'x', added: [], modified: [], removed: [], ...more })
  const push = (more: Json) =>
    toSignal('push', {
      ref: 'refs/heads/main',
      before: 'a',
      after: 'b',
      forced: false,
      deleted: false,
      commits: [],
      ...around,
      ...more,
    })

  it('to the policy', () => {
    expect(
      push({ commits: [commit({ modified: ['.github/hikeshi.yml'] }), commit({ added: ['a.md'] })] }),
    ).toMatchObject({
      kind: 'policy-changed',
      paths: ['.github/hikeshi.yml', 'a.md'],
      partly: false,
    })
  })

  it('to anything else', () => {
    expect(push({ commits: [commit({ removed: ['runbooks/malware.md'] })] })).toMatchObject({
      kind: 'runbooks-changed',
      repository: { owner: 'acme', name: 'incidents' },
      paths: ['runbooks/malware.md'],
    })
  })

  it('a forced push may have changed anything', () => {
    expect(push({ forced: true, commits: [commit({ added: ['a.md'] })] })).toMatchObject({
      kind: 'policy-changed',
      partly: true,
    })
  })

  it('to another branch, or away with one: nothing', () => {
    expect(push({ ref: 'refs/heads/hikeshi', commits: [commit({ added: ['.github/hikeshi.yml'] })] })).toBeUndefined()
    expect(push({ deleted: true })).toBeUndefined()
  })
})

describe('R4.2-1 a report outlives the account that wrote it', () => {
  it('serves a command on the issue of a deleted account', () => {
    const signal = comments(
      'created',
      {},
      { issue: { ...issue, user: null, assignees: [null, account('deputy', 13)] } },
    )
    expect(signal).toMatchObject({
      kind: 'comment',
      actor: { id: 12, login: 'officer' },
      issue: { number: 7, author: { id: 0, login: 'ghost' }, assignees: [{ id: 13, login: 'deputy' }] },
    })
  })

  it('lends the deleted account to nobody: who acts is the sender, and without one nothing is asked', () => {
    expect(comments('created', { user: null })).toMatchObject({ actor: { id: 12 }, comment: { author: { id: 0 } } })
    expect(comments('created', { user: null }, { sender: null })).toBeUndefined()
  })
})
