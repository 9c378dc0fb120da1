import { reads } from '../access.ts'
import { type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import { asObject, asText, type Json } from '../json.ts'
import { paginate } from '../paginate.ts'
import { type FrontRequest, type Route, route } from '../route.ts'
import type { Repository } from '../shapes.ts'
import { fromShortName } from './short-name.ts'

type Commit = Json & { sha: string; parents: { sha: string }[]; commit: { tree: { sha: string } } }

/**
 * The commits of a path as git tells them: a merge that has the path as one of its parents has it is left out with all its
 * other parents. emulate compares each with its first parent and leaves nothing out.
 */
export function commitListRoutes(world: FakeGitHub): Route[] {
  const list = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, reads('contents'))
    const path = request.query.get('path')
    const pass = async (query: URLSearchParams) => {
      const asked = query.size > 0 ? `?${query}` : ''
      const answer = await world.upstream.call({ kind: 'reader' }, 'GET', `${request.path}${asked}`)
      if (answer.status >= 400) throw new HttpError(answer.status, asText(asObject(answer.json).message) ?? 'Not Found')
      return answer
    }
    const whole = new URLSearchParams({ per_page: '100', page: '1' })
    const sha = request.query.get('sha')
    if (sha !== null) {
      const named = await fromShortName(world, repository, sha)
      request.query.set('sha', named)
      whole.set('sha', named)
    }
    const commits: Commit[] = []
    if (path !== null)
      for (let page = 1; ; page += 1) {
        whole.set('page', String(page))
        const more = (await pass(whole)).json as Commit[]
        commits.push(...more)
        if (more.length < 100) break
      }
    if (path === null || commits.every(({ parents }) => parents.length < 2)) {
      const { status, json, link } = await pass(request.query)
      return { status, body: json, headers: link ? { link } : {} }
    }
    return paginate(world.url, request, await simplified(world, repository, commits, path))
  }
  return [route('GET /repos/{owner}/{repo}/commits', list)]
}

async function simplified(
  world: FakeGitHub,
  repository: Repository,
  commits: readonly Commit[],
  path: string,
): Promise<Commit[]> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]))
  const at = new Map<string, Promise<string | undefined>>()
  const objectAt = ({ commit: { tree } }: Commit): Promise<string | undefined> => {
    const found = at.get(tree.sha) ?? objectIn(world, repository, tree.sha, path)
    at.set(tree.sha, found)
    return found
  }
  const kept = new Set<string>()
  const seen = new Set<string>()
  const next = commits.slice(0, 1)
  for (let commit = next.pop(); commit !== undefined; commit = next.pop()) {
    if (seen.has(commit.sha)) continue
    seen.add(commit.sha)
    const parents = commit.parents.flatMap(({ sha }) => bySha.get(sha) ?? [])
    const now = await objectAt(commit)
    const befores = await Promise.all(parents.map(objectAt))
    const same = parents[befores.indexOf(now)]
    if (same !== undefined) next.push(same)
    else {
      if (parents.length > 0 || now !== undefined) kept.add(commit.sha)
      next.push(...parents)
    }
  }
  return commits.filter(({ sha }) => kept.has(sha))
}

async function objectIn(world: FakeGitHub, repository: Repository, tree: string, path: string) {
  const answer = await world.upstream.call(
    { kind: 'reader' },
    'GET',
    `/repos/${repository.full_name}/git/trees/${tree}?recursive=1`,
  )
  const { tree: entries } = asObject(answer.json)
  const found = Array.isArray(entries) ? entries.map(asObject).find((entry) => entry.path === path) : undefined
  return asText(found?.sha)
}
