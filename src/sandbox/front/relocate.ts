import type { Actor } from '../actor.ts'
import { botLogin, emit, type FakeGitHub } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asObject, asText } from '../json.ts'
import { issueKey, splitIssueKey } from '../notes.ts'
import type { Comment, Issue, Label, Repository } from '../shapes.ts'
import type { Identity } from '../upstream.ts'
import { readIssue, viewIssue } from './issue-view.ts'

/** Moving and deleting an issue: GitHub offers both on an issue's page, and in GraphQL, which no app of ours asks for. */
export async function relocate(world: FakeGitHub, wanted: { transfer: unknown; delete: unknown }): Promise<void> {
  const { transfer, delete: deletion } = wanted
  if (deletion !== undefined) await remove(world, asObject(deletion))
  if (transfer !== undefined) await move(world, asObject(transfer))
}

const actorIn = ({ by }: Record<string, unknown>): Actor => ({ kind: 'person', login: asText(by) ?? 'admin' })

async function placeOf(world: FakeGitHub, wanted: Record<string, unknown>) {
  const { repository: name, number } = splitIssueKey(asText(wanted.issue) ?? '')
  const repository = repositoryNamed(world, name)
  return { key: issueKey(repository.full_name, number), repository, issue: await readIssue(world, repository, number) }
}

function repositoryNamed(world: FakeGitHub, name: string): Repository {
  const found = world.repositories.find(({ full_name }) => full_name === name)
  if (found === undefined) throw notFound()
  return found
}

async function remove(world: FakeGitHub, wanted: Record<string, unknown>): Promise<void> {
  const { key, repository, issue } = await placeOf(world, wanted)
  const { project } = world.notes
  world.notes.gone.set(key, undefined)
  project.items = project.items.filter((item) => issueKey(item.repository, item.number) !== key)
  emit(world, 'issues', actorIn(wanted), { action: 'deleted', issue }, repository)
}

/** Number and ids are new; texts, authors and times stay, and labels that the other repository has. */
async function move(world: FakeGitHub, wanted: Record<string, unknown>): Promise<void> {
  const { key, repository, issue } = await placeOf(world, wanted)
  const target = repositoryNamed(world, asText(wanted.to) ?? '')
  if (target === repository) throw new HttpError(422, 'The issue is there already')
  const { notes, upstream } = world
  const path = `/repos/${target.full_name}`
  const as = (login: string): Identity => (login === botLogin(world) ? { kind: 'app' } : { kind: 'person', login })
  const known = (await upstream.all<Label>(`${path}/labels`)).map(({ name }) => name)
  const made = await upstream.write<Issue>(as(issue.user.login), 'POST', `${path}/issues`, {
    title: issue.title,
    body: issue.body ?? '',
    labels: issue.labels.map(({ name }) => name).filter((name) => known.includes(name)),
  })
  const there = issueKey(target.full_name, made.number)
  notes.issues.set(made.id, there)
  notes.times.set(`issue:${made.id}`, { created: issue.created_at, updated: issue.updated_at, moved: made.updated_at })
  for (const old of await upstream.all<Comment>(`/repos/${key.replace('#', '/issues/')}/comments`)) {
    const body = { body: old.body }
    const copy = await upstream.write<Comment>(
      as(old.user.login),
      'POST',
      `${path}/issues/${made.number}/comments`,
      body,
    )
    notes.comments.set(copy.id, { issue: there, changedAt: old.updated_at })
    notes.times.set(`comment:${copy.id}`, { created: old.created_at, updated: old.updated_at, moved: copy.updated_at })
  }
  for (const item of notes.project.items)
    if (issueKey(item.repository, item.number) === key)
      Object.assign(item, { repository: target.full_name, number: made.number })
  notes.gone.set(key, there)
  const moved = viewIssue(world, target, made)
  const actor = actorIn(wanted)
  const from = { old_issue: issue, old_repository: repository }
  const to = { new_issue: moved, new_repository: target }
  emit(world, 'issues', actor, { action: 'transferred', changes: to, issue }, repository)
  emit(world, 'issues', actor, { action: 'opened', changes: from, issue: moved }, target)
}

/** Throws what GitHub answers to whoever asks for an issue that is elsewhere now, or nowhere. */
export function refuseGone(world: FakeGitHub, path: string, search: string): void {
  const [, repository = '', number = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)(\/.*)?$/.exec(path) ?? []
  const key = issueKey(repository, number)
  if (!world.notes.gone.has(key)) return
  const to = world.notes.gone.get(key)
  if (to === undefined) throw new HttpError(410, 'This issue was deleted')
  const location = `${world.url}/repos/${to.replace('#', '/issues/')}${rest}${search}`
  throw new HttpError(301, 'Moved Permanently', { headers: { location } })
}
