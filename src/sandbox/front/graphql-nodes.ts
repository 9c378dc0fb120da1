import { reads } from '../access.ts'
import type { Actor } from '../actor.ts'
import { actingUser, type FakeGitHub, same } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { commentKey, issueKey, readNodeId, splitIssueKey } from '../notes.ts'
import type { Comment, Issue, IssueEvent, Label, Repository, User } from '../shapes.ts'
import { issueNumberOf } from './comments.ts'
import { connection, type Window } from './graphql-connection.ts'
import { gitNodes } from './graphql-git.ts'
import { itemNode, projectNode } from './graphql-project.ts'
import { allIssues } from './issue-list.ts'
import { readIssue } from './issue-view.ts'
import { labelsOf } from './label-names.ts'
import { seesBoard } from './projects.ts'
import { reactionGroups } from './reaction-summary.ts'
import { issueEvents } from './timeline.ts'

/** The object behind a node id, resolved lazily: comments, issues, the project. */
export async function node(world: FakeGitHub, actor: Actor, id: string): Promise<unknown> {
  const named = readNodeId(id)
  const { project } = world.notes
  if (id === project.nodeId) {
    if (!seesBoard(world, actor)) throw notFound()
    world.access.requireOrganization(actor, 'organization_projects', 'read')
    return projectNode(world)
  }
  if (named === undefined) throw notFound()
  switch (named.type) {
    case 'IssueComment':
      return findComment(world, actor, named.id)
    case 'Issue': {
      const { repository: name, number } = splitIssueKey(world.notes.issues.get(named.id) ?? '')
      const repository = world.repositories.find((each) => each.full_name === name)
      if (!repository) throw notFound()
      world.access.require(actor, repository, reads('issues'))
      return issueNode(world, actor, repository, await readIssue(world, repository, number))
    }
    case 'Repository': {
      const repository = world.repositories.find((each) => each.id === named.id)
      if (!repository) throw notFound()
      return repositoryNode(world, actor, repository)
    }
    default:
      throw notFound()
  }
}

async function findComment(world: FakeGitHub, actor: Actor, id: number) {
  for (const repository of world.repositories.filter((each) => world.access.canSee(actor, each))) {
    const path = `/repos/${repository.full_name}/issues/comments/${id}`
    const answer = await world.upstream.call({ kind: 'reader' }, 'GET', path)
    if (answer.status !== 200) continue
    world.access.require(actor, repository, reads('issues'))
    return commentNode(world, actor, repository, answer.json as Comment)
  }
  throw notFound()
}

export function repositoryNode(world: FakeGitHub, actor: Actor, repository: Repository) {
  world.access.require(actor, repository, reads('metadata'))
  return {
    __typename: 'Repository',
    id: repository.node_id,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.full_name,
    isPrivate: repository.private !== false,
    url: repository.html_url,
    issue: async ({ number }: { number: number }) => {
      world.access.require(actor, repository, reads('issues'))
      if (world.notes.gone.has(issueKey(repository.full_name, number))) throw notFound()
      return issueNode(world, actor, repository, await readIssue(world, repository, number))
    },
    issues: async (asked: Window & Listing) => {
      world.access.require(actor, repository, reads('issues'))
      const found = listed(await allIssues(world, repository), asked)
      return connection(
        found.map((issue) => issueNode(world, actor, repository, issue)),
        asked,
      )
    },
    labels: async (window: Window) => connection((await labelsOf(world, repository)).map(labelNode), window),
    ...gitNodes(world, actor, repository),
  }
}

interface Listing {
  labels?: string[]
  states?: string[]
  orderBy?: { field: string; direction: string }
}

/** Unlike REST, GitHub takes several labels as any of them here. */
function listed(all: readonly Issue[], { labels, states, orderBy }: Listing): Issue[] {
  const field = orderBy?.field === 'UPDATED_AT' ? 'updated_at' : 'created_at'
  const sign = orderBy?.direction === 'DESC' ? -1 : 1
  return all
    .filter((issue) => issue.pull_request === undefined)
    .filter(({ state }) => states?.includes(state.toUpperCase()) ?? true)
    .filter((issue) => labels?.some((name) => issue.labels.some((label) => same(label.name, name))) ?? true)
    .sort((a, b) => sign * (a[field].localeCompare(b[field]) || a.number - b.number))
}

const labelNode = (label: Label) => ({
  __typename: 'Label',
  id: label.node_id,
  name: label.name,
  color: label.color,
  description: label.description,
  isDefault: label.default,
  url: label.url,
})

export const actorNode = (user: User | undefined) =>
  user && {
    __typename: user.type === 'Bot' ? 'Bot' : 'User',
    id: user.node_id,
    databaseId: user.id,
    // GraphQL names a bot without the brackets that REST shows.
    login: user.login.replace(/\[bot\]$/, ''),
    url: user.html_url,
    avatarUrl: user.avatar_url,
  }

function edited(world: FakeGitHub, subject: string, author: User, text: Comment | Issue) {
  const edits = world.notes.edits.get(subject) ?? []
  const show = world.clock.show
  const body = text.body ?? ''
  const made = { editor: actorNode(author), at: text.created_at, diff: edits[0]?.before ?? body }
  const entries = [
    made,
    // GitHub's "diff" is the whole text after the edit.
    ...edits.map((each, index) => ({
      editor: actorNode(each.editor),
      at: each.editedAt,
      diff: edits[index + 1]?.before ?? body,
    })),
  ]
  // GitHub counts the text's creation as an edit, once there is a first one; the newest stands first.
  const nodes = (edits.length === 0 ? [] : entries).map(({ editor, at, diff }, index) => ({
    id: Buffer.from(`0:UserContentEdit${subject}/${index}`).toString('base64'),
    createdAt: show(at),
    updatedAt: show(at),
    editedAt: show(at),
    deletedAt: null,
    deletedBy: null,
    editor,
    diff,
  }))
  const newest = edits.at(-1)
  return {
    author: actorNode(author),
    body,
    createdAt: show(text.created_at),
    updatedAt: show(text.updated_at),
    editor: newest ? actorNode(newest.editor) : null,
    lastEditedAt: newest ? show(newest.editedAt) : null,
    includesCreatedEdit: newest !== undefined,
    userContentEdits: (window: Window) => connection(nodes.toReversed(), window),
  }
}

function commentNode(world: FakeGitHub, actor: Actor, repository: Repository, comment: Comment) {
  return {
    __typename: 'IssueComment',
    id: comment.node_id,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url: comment.html_url,
    viewerDidAuthor: () => actingUser(world, actor).id === comment.user.id,
    ...edited(world, commentKey(comment.id), comment.user, comment),
    issue: async () => issueNode(world, actor, repository, await readIssue(world, repository, issueNumberOf(comment))),
    repository: () => repositoryNode(world, actor, repository),
    reactionGroups: () => reactionGroups(world, commentKey(comment.id), actor),
  }
}

function issueNode(world: FakeGitHub, actor: Actor, repository: Repository, issue: Issue) {
  const key = issueKey(repository.full_name, issue.number)
  return {
    __typename: 'Issue',
    id: issue.node_id,
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    number: issue.number,
    title: issue.title,
    state: issue.state.toUpperCase(),
    stateReason: issue.state_reason?.toUpperCase() ?? null,
    closed: issue.state === 'closed',
    locked: issue.locked === true,
    labels: (window: Window) => connection(issue.labels.map(labelNode), window),
    assignees: (window: Window) => connection(issue.assignees.map(actorNode), window),
    url: issue.html_url,
    ...edited(world, key, issue.user, issue),
    repository: () => repositoryNode(world, actor, repository),
    comments: async (window: Window) => {
      const comments = await world.upstream.all<Comment>(`/repos/${key.replace('#', '/issues/')}/comments`)
      return connection(
        comments.map((comment) => commentNode(world, actor, repository, comment)),
        window,
      )
    },
    timelineItems: async ({ itemTypes, since, ...window }: Window & { itemTypes?: string[]; since?: string }) => {
      const events = (await issueEvents(world, repository, issue.number)).map((each) =>
        timelineNode(world, actor, each),
      )
      const kept = events.flatMap((each) => (each && (!itemTypes || itemTypes.includes(each.type)) ? [each.node] : []))
      return connection(
        kept.filter((each) => !since || each.createdAt >= since),
        window,
      )
    },
    projectItems: (window: Window) => {
      const { repository: name, number } = splitIssueKey(key)
      const cards = seesBoard(world, actor) ? world.notes.project.items : []
      const items = cards.filter((item) => item.repository === name && item.number === number)
      return connection(
        items.map((item) => itemNode(world, item, () => issueNode(world, actor, repository, issue))),
        window,
      )
    },
  }
}

function timelineNode(world: FakeGitHub, actor: Actor, event: IssueEvent) {
  const base = {
    id: event.node_id,
    actor: actorNode(event.actor as User),
    createdAt: world.clock.show(event.created_at),
    wasAutomated: false,
    project: () => (seesBoard(world, actor) ? projectNode(world) : null),
  }
  switch (event.event) {
    case 'added_to_project_v2':
      return { type: 'ADDED_TO_PROJECT_V2_EVENT', node: { __typename: 'AddedToProjectV2Event', ...base } }
    case 'project_v2_item_status_changed': {
      const { previous_status: previousStatus, status } = event
      const node = { __typename: 'ProjectV2ItemStatusChangedEvent', ...base, previousStatus, status }
      return { type: 'PROJECT_V2_ITEM_STATUS_CHANGED_EVENT', node }
    }
    default:
      return undefined
  }
}
