import { reads, writes } from '../access.ts'
import { actingUser, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import { asObject, type Json } from '../json.ts'
import { append, issueKey } from '../notes.ts'
import { created, type FrontRequest, ok, type Route, route } from '../route.ts'
import { viewApp } from './app-view.ts'

const STATES = ['error', 'failure', 'pending', 'success']

/** Check runs are emulate's, made by apps alone; commit statuses are ours. */
export function checkRoutes(world: FakeGitHub): Route[] {
  const { access, upstream, notes } = world

  const writeRun = async (request: FrontRequest) => {
    if (request.actor.kind !== 'installation') throw new HttpError(403, 'You must authenticate via a GitHub App.')
    access.require(request.actor, repositoryOf(world, request), writes('checks', 'write'))
    const run = await upstream.write<Json>({ kind: 'app' }, request.method, request.path, request.body)
    return request.method === 'POST' ? created(view(run)) : ok(view(run))
  }

  const view = (run: Json): Json => ({
    ...run,
    output: { annotations_count: 0, annotations_url: `${run.url}/annotations`, ...asObject(run.output) },
    app: viewApp(world),
  })

  const setStatus = (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('statuses', 'write'))
    if (!STATES.includes(String(request.body.state))) throw new HttpError(422, 'Validation Failed')
    const at = world.clock.stamp()
    const status = {
      id: notes.nextId(),
      state: request.body.state,
      context: request.body.context ?? 'default',
      description: request.body.description ?? null,
      target_url: request.body.target_url ?? null,
      creator: actingUser(world, request.actor),
      created_at: at,
      updated_at: at,
    }
    append(notes.statuses, issueKey(repository.full_name, request.params.sha ?? ''), status)
    return created(status)
  }

  const combined = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, reads('statuses'))
    const { sha } = asObject(await upstream.get(`/repos/${repository.full_name}/commits/${request.params.ref}`))
    const all = notes.statuses.get(issueKey(repository.full_name, String(sha))) ?? []
    const latest = [...new Map(all.map((each) => [each.context, each])).values()]
    const failed = latest.some((each) => each.state === 'failure' || each.state === 'error')
    const pending = latest.length === 0 || latest.some((each) => each.state === 'pending')
    return ok({
      state: failed ? 'failure' : pending ? 'pending' : 'success',
      sha,
      total_count: latest.length,
      statuses: latest,
      repository,
    })
  }

  const readRuns = async (request: FrontRequest) => {
    access.require(request.actor, repositoryOf(world, request), reads('checks'))
    const query = request.query.size > 0 ? `?${request.query}` : ''
    const answer = await upstream.get<Json>(`${request.path}${query}`)
    const runs = answer.check_runs
    return ok(Array.isArray(runs) ? { ...answer, check_runs: runs.map((run) => view(asObject(run))) } : view(answer))
  }

  return [
    route('POST /repos/{owner}/{repo}/check-runs', writeRun),
    route('PATCH /repos/{owner}/{repo}/check-runs/{id#}', writeRun),
    route('GET /repos/{owner}/{repo}/check-runs/{id#}', readRuns),
    route('GET /repos/{owner}/{repo}/commits/{ref+}/check-runs', readRuns),
    route('POST /repos/{owner}/{repo}/statuses/{sha}', setStatus),
    route('GET /repos/{owner}/{repo}/commits/{ref+}/status', combined),
  ]
}
