import { type Actor, identityOf } from '../actor.ts'
import { emit, type FakeGitHub } from '../fake-github.ts'
import type { Json } from '../json.ts'
import type { Issue, Pull, Repository } from '../shapes.ts'
import { issueOfPull } from './issue-view.ts'
import { readPull } from './pull-view.ts'

/** `PATCH …/issues/{n}` where the number is a pull request's. */
export async function updatePullAsIssue(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  before: Issue,
  body: Json,
): Promise<Issue> {
  const { labels, title, body: text, state } = body
  const path = `/repos/${repository.full_name}`
  if (labels !== undefined) {
    await world.upstream.write(identityOf(actor), 'PUT', `${path}/issues/${before.number}/labels`, { labels })
  }
  await updatePull(world, actor, repository, before.number, { title, body: text, state })
  return issueOfPull(world, repository, await readPull(world, repository, before.number))
}

/** Changes a pull request and tells the app what became different. */
export async function updatePull(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  number: number,
  body: Json,
): Promise<Pull> {
  const before = await readPull(world, repository, number)
  const path = `/repos/${repository.full_name}/pulls/${number}`
  const sent = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
  await world.upstream.write(identityOf(actor), 'PATCH', path, sent)
  const pull_request = await readPull(world, repository, number)
  const changes = {
    ...(before.title === pull_request.title ? {} : { title: { from: before.title } }),
    ...((before.body ?? '') === (pull_request.body ?? '') ? {} : { body: { from: before.body ?? '' } }),
  }
  const tell = (action: string, more: Json = {}) =>
    emit(world, 'pull_request', actor, { action, number, ...more, pull_request }, repository)
  if (Object.keys(changes).length > 0) tell('edited', { changes })
  if (before.state !== pull_request.state) tell(pull_request.state === 'closed' ? 'closed' : 'reopened')
  return pull_request
}
