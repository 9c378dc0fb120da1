import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { type FakeGitHub, repositoryOf, same } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { asTexts } from '../json.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Issue, Repository } from '../shapes.ts'
import { tellIssueChange } from './issue-diff.ts'
import { readIssue, viewIssue } from './issue-view.ts'

export const assignable = (world: FakeGitHub, repository: Repository, login: string): boolean =>
  [...world.users.keys()].some(
    (each) => same(each, login) && world.access.roleOf(each, repository.full_name) !== 'none',
  )

/** A private repository of the free plan has one assignee; who comes after the first is dropped without a word. */
export const keepAssignees = (world: FakeGitHub, logins: readonly string[]): string[] =>
  [...new Set(logins)].slice(0, world.plan === 'free' ? 1 : 10)

export function assigneeRoutes(world: FakeGitHub): Route[] {
  const { access, upstream } = world

  const change = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'triage'))
    const before = await readIssue(world, repository, request.params.number ?? '')
    if (before.pull_request) throw notFound()
    const named = asTexts(request.body.assignees).filter((login) => assignable(world, repository, login))
    const present = before.assignees.map((each) => each.login)
    const wanted =
      request.method === 'POST'
        ? keepAssignees(world, [...present, ...named])
        : present.filter((login) => !named.some((each) => same(each, login)))
    const path = `/repos/${repository.full_name}/issues/${before.number}`
    const changed = await upstream.write<Issue>(identityOf(request.actor), 'PATCH', path, { assignees: wanted })
    const after = viewIssue(world, repository, changed)
    tellIssueChange(world, request.actor, repository, before, after)
    return request.method === 'POST' ? created(after) : ok(after)
  }

  return [
    route('POST /repos/{owner}/{repo}/issues/{number#}/assignees', change),
    route('DELETE /repos/{owner}/{repo}/issues/{number#}/assignees', change),
    route('GET /repos/{owner}/{repo}/assignees', (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('issues'))
      const users = [...world.users.values()].filter((each) => assignable(world, repository, each.login))
      return paginate(world.url, request, users)
    }),
    route('GET /repos/{owner}/{repo}/assignees/{login}', (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('issues'))
      if (!assignable(world, repository, request.params.login ?? '')) throw notFound()
      return noContent()
    }),
  ]
}
