import type { Actor } from '../actor.ts'
import { actingUser, type FakeGitHub } from '../fake-github.ts'
import { asObject, type Json } from '../json.ts'
import { append, issueKey, nodeId } from '../notes.ts'
import type { Issue, Repository } from '../shapes.ts'
import { viewOtherApp } from './app-view.ts'
import { emitIssue } from './issue-view.ts'

/** Tells the app, one webhook each as GitHub does, what became different on an issue. */
export function tellIssueChange(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  before: Issue,
  after: Issue,
): void {
  const tell = (action: string, more: Json = {}) => emitIssue(world, actor, repository, action, after, more)
  const key = issueKey(repository.full_name, after.number)

  const changes = {
    ...(before.title === after.title ? {} : { title: { from: before.title } }),
    ...((before.body ?? '') === (after.body ?? '') ? {} : { body: { from: before.body ?? '' } }),
  }
  if (Object.keys(changes).length > 0) tell('edited', { changes })
  if (changes.body) {
    append(world.notes.edits, key, {
      editor: actingUser(world, actor),
      editedAt: after.updated_at,
      before: before.body ?? '',
    })
  }
  if (changes.title) note(world, actor, key, 'renamed', { rename: { from: before.title, to: after.title } })

  for (const label of after.labels) if (!before.labels.some((each) => each.id === label.id)) tell('labeled', { label })
  for (const label of before.labels)
    if (!after.labels.some((each) => each.id === label.id)) tell('unlabeled', { label })
  for (const assignee of after.assignees) {
    if (!before.assignees.some((each) => each.id === assignee.id)) tell('assigned', { assignee })
  }
  for (const assignee of before.assignees) {
    if (!after.assignees.some((each) => each.id === assignee.id)) tell('unassigned', { assignee })
  }
  if (asObject(before.type).id !== asObject(after.type).id)
    tell(after.type ? 'typed' : 'untyped', { type: after.type ?? before.type })
  if (before.state !== after.state) tell(after.state === 'closed' ? 'closed' : 'reopened')
  if (before.locked !== after.locked) tell(after.locked ? 'locked' : 'unlocked')
}

/** A timeline entry that emulate does not make. */
export function note(world: FakeGitHub, actor: Actor, key: string, event: string, more: Json): void {
  const id = world.notes.nextId()
  const node_id = nodeId('TimelineEvent', id)
  append(world.notes.timeline, key, {
    id,
    node_id,
    url: `${world.url}/repos/${key.replace('#', '/issues/')}/events/${id}`,
    actor: actingUser(world, actor),
    event,
    commit_id: null,
    commit_url: null,
    created_at: world.notes.moods.times === 'apart' ? later(world.clock.stamp()) : world.clock.stamp(),
    performed_via_github_app: actor.kind === 'person' && actor.by !== undefined ? viewOtherApp(world, actor.by) : null,
    ...more,
  })
}

const later = (at: string): string => `${new Date(Date.parse(at) + 1_000).toISOString().slice(0, 19)}Z`
