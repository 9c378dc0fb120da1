import { reads } from '../access.ts'
import { type FakeGitHub, repositoryOf, same } from '../fake-github.ts'
import { issueKey } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { type FrontRequest, type Route, route } from '../route.ts'
import type { Issue, Pull, Repository } from '../shapes.ts'
import { issueOfPull, viewIssue } from './issue-view.ts'
import { viewPull } from './pull-view.ts'

/** Issues and pull requests together, as GitHub lists them; emulate leaves the pull requests out. */
export function issueListRoutes(world: FakeGitHub): Route[] {
  return [
    route('GET /repos/{owner}/{repo}/issues', async (request) => {
      const repository = repositoryOf(world, request)
      world.access.require(request.actor, repository, reads('issues'))
      const found = (await allIssues(world, repository)).filter((issue) => fits(world, request, issue))
      const field = request.query.get('sort') === 'updated' ? 'updated_at' : 'created_at'
      const sign = request.query.get('direction') === 'asc' ? 1 : -1
      found.sort((a, b) => sign * (a[field].localeCompare(b[field]) || a.number - b.number))
      return paginate(world.url, request, found)
    }),
  ]
}

export async function allIssues(world: FakeGitHub, repository: Repository): Promise<Issue[]> {
  const path = `/repos/${repository.full_name}`
  const issues = await world.upstream.all<Issue>(`${path}/issues?state=all`)
  const pulls = await world.upstream.all<Pull>(`${path}/pulls?state=all`)
  return [
    ...issues
      .filter(({ number }) => !world.notes.gone.has(issueKey(repository.full_name, number)))
      .map((issue) => viewIssue(world, repository, issue)),
    ...pulls.map((pull) => issueOfPull(world, repository, viewPull(world, repository, pull))),
  ]
}

function fits(world: FakeGitHub, request: FrontRequest, issue: Issue): boolean {
  const { query } = request
  const state = query.get('state') ?? 'open'
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name.trim() !== '')
  const since = query.get('since')
  const creator = query.get('creator')
  const assignee = query.get('assignee')
  return (
    (state === 'all' || issue.state === state) &&
    labels.every((name) => issue.labels.some((label) => same(label.name, name.trim()))) &&
    (!since || Date.parse(world.clock.show(issue.updated_at)) >= Date.parse(since)) &&
    (!creator || same(issue.user.login, creator)) &&
    (!assignee ||
      (assignee === 'none' && issue.assignees.length === 0) ||
      (assignee === '*' && issue.assignees.length > 0) ||
      issue.assignees.some((each) => same(each.login, assignee)))
  )
}
