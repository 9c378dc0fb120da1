import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { actingUser, emit, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, invalid } from '../http-error.ts'
import { asText, type Json } from '../json.ts'
import { issueKey } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, ok, type Route, route } from '../route.ts'
import type { Pull, Repository } from '../shapes.ts'
import { compare } from './compare.ts'
import { checkBody } from './issue-view.ts'
import { tipOf } from './merge-trees.ts'
import { updatePull } from './pull-as-issue.ts'
import { branchOfFork, readPull, viewPull } from './pull-view.ts'

export function pullRoutes(world: FakeGitHub): Route[] {
  const { access, upstream, notes } = world

  const readable = (request: FrontRequest): Repository => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, reads('pull_requests'))
    return repository
  }

  const refuse = (message: string): never => {
    throw new HttpError(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', code: 'custom', message }] })
  }

  const open = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('pull_requests', 'read'))
    checkBody('PullRequest', request.body.body)
    const [ref = '', whose = world.organization.login] = (asText(request.body.head) ?? '').split(':').toReversed()
    const fork = whose === world.organization.login ? undefined : { owner: whose, ref }
    const head = fork === undefined ? ref : branchOfFork(fork)
    const base = asText(request.body.base) ?? ''
    const headSha = await tipOf(world, repository, head)
    const baseSha = await tipOf(world, repository, base)
    if (!headSha) throw invalid('PullRequest', 'head', 'head is invalid')
    if (!baseSha) throw invalid('PullRequest', 'base', 'base is invalid')
    const path = `/repos/${repository.full_name}/pulls`
    const others = await upstream.all<Pull>(`${path}?state=open`)
    const owner = world.organization.login
    if (others.some((each) => each.head.ref === head && each.base.ref === base)) {
      refuse(`A pull request already exists for ${owner}:${head}.`)
    }
    const compared = await compare(world, repository, baseSha, headSha)
    if (compared.total_commits === 0) refuse(`No commits between ${base} and ${head}`)
    const made = await upstream.write<Pull>(identityOf(request.actor), 'POST', path, { ...request.body, head })
    notes.pulls.set(issueKey(repository.full_name, made.number), { headSha, baseSha, ...(fork && { fork }) })
    const pull = await readPull(world, repository, made.number)
    emit(
      world,
      'pull_request',
      request.actor,
      { action: 'opened', number: pull.number, pull_request: pull },
      repository,
    )
    return created(pull)
  }

  const update = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('pull_requests', 'read'))
    checkBody('PullRequest', request.body.body)
    const number = Number(request.params.number)
    const before = await readPull(world, repository, number)
    if (before.user.id !== actingUser(world, request.actor).id) {
      access.require(request.actor, repository, writes('pull_requests', 'triage'))
    }
    if (before.merged && request.body.state === 'open') refuse('The pull request is merged and cannot be reopened')
    return ok(await updatePull(world, request.actor, repository, number, request.body))
  }

  const reviewers = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('pull_requests', 'triage'))
    const before = await readPull(world, repository, request.params.number ?? '')
    const wanted = Array.isArray(request.body.reviewers) ? request.body.reviewers : []
    if (request.method === 'POST' && wanted.includes(before.user.login)) {
      throw new HttpError(422, 'Review cannot be requested from pull request author.')
    }
    if (wanted.some((login) => access.roleOf(String(login), repository.full_name) === 'none')) {
      throw new HttpError(422, 'Reviews may only be requested from collaborators.')
    }
    await upstream.write(identityOf(request.actor), request.method, request.path, { reviewers: wanted })
    const pull = await readPull(world, repository, before.number)
    const action = request.method === 'POST' ? 'review_requested' : 'review_request_removed'
    for (const login of wanted) {
      const requested_reviewer = world.users.get(String(login))
      const payload: Json = { action, number: pull.number, pull_request: pull, requested_reviewer }
      emit(world, 'pull_request', request.actor, payload, repository)
    }
    return request.method === 'POST' ? created(pull) : ok(pull)
  }

  const one = '/repos/{owner}/{repo}/pulls/{number#}'
  return [
    route('POST /repos/{owner}/{repo}/pulls', open),
    route('GET /repos/{owner}/{repo}/pulls', async (request) => {
      const repository = readable(request)
      const query = new URLSearchParams(request.query)
      query.delete('page')
      query.delete('per_page')
      const pulls = await upstream.all<Pull>(`/repos/${repository.full_name}/pulls?${query}`)
      return paginate(
        world.url,
        request,
        pulls.map((each) => viewPull(world, repository, each)),
      )
    }),
    route(`GET ${one}`, async (request) => ok(await readPull(world, readable(request), request.params.number ?? ''))),
    route(`PATCH ${one}`, update),
    route(`GET ${one}/files`, async (request) => {
      const repository = readable(request)
      const pull = await readPull(world, repository, request.params.number ?? '')
      return paginate(world.url, request, (await compare(world, repository, pull.base.sha, pull.head.sha)).files)
    }),
    route(`GET ${one}/commits`, async (request) => {
      const repository = readable(request)
      const pull = await readPull(world, repository, request.params.number ?? '')
      return paginate(world.url, request, (await compare(world, repository, pull.base.sha, pull.head.sha)).commits)
    }),
    route('GET /repos/{owner}/{repo}/commits/{sha}/pulls', async (request) => {
      const repository = readable(request)
      const pulls = await upstream.all<Pull>(`/repos/${repository.full_name}/pulls?state=all`)
      const found: Pull[] = []
      for (const { number } of pulls) {
        const pull = await readPull(world, repository, number)
        const { commits } = await compare(world, repository, pull.base.sha, pull.head.sha)
        const shas = [pull.merge_commit_sha, ...commits.map(({ sha }) => sha)]
        if (shas.includes(request.params.sha ?? '')) found.push(pull)
      }
      return paginate(world.url, request, found)
    }),
    route(`GET ${one}/requested_reviewers`, async (request) => {
      const pull = await readPull(world, readable(request), request.params.number ?? '')
      return ok({ users: pull.requested_reviewers, teams: [] })
    }),
    route(`POST ${one}/requested_reviewers`, reviewers),
    route(`DELETE ${one}/requested_reviewers`, reviewers),
  ]
}
