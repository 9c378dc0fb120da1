import { type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import { nodeId } from '../notes.ts'
import { type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import { workflowRun } from './workflow-run.ts'

/** Whether a workflow's schedule is on; none of them runs here. */
export function workflowRoutes(world: FakeGitHub): Route[] {
  const { notes, upstream } = world

  const workflowOf = async (request: FrontRequest, level: 'read' | 'write') => {
    const repository = repositoryOf(world, request)
    const role = level === 'read' ? 'read' : 'write'
    world.access.require(request.actor, repository, { permission: 'actions', level, role })
    const path = `.github/workflows/${request.params.file}`
    const there = await upstream.call({ kind: 'reader' }, 'GET', `/repos/${repository.full_name}/contents/${path}`)
    if (there.status !== 200) throw notFound()
    return { repository, path, key: `${repository.full_name}/${request.params.file}` }
  }

  const see = async (request: FrontRequest) => {
    const { repository, path, key } = await workflowOf(request, 'read')
    const at = repository.created_at
    const [url, page] = [
      `${world.url}/repos/${key}`,
      `${repository.html_url}/blob/${repository.default_branch}/${path}`,
    ]
    return ok({
      ...{ id: repository.id, node_id: nodeId('Workflow', repository.id), name: path, path, created_at: at },
      ...{ state: notes.workflowsOff.get(key) ?? 'active', updated_at: at, url, html_url: page, badge_url: page },
    })
  }

  /** None of them runs here: what has run elsewhere is told by the control call. */
  const runs = async (request: FrontRequest) => {
    const { repository, path, key } = await workflowOf(request, 'read')
    const all = (notes.workflowRuns.get(key) ?? []).map((run, at) => workflowRun(run, at + 1, repository, path))
    return ok({ total_count: all.length, workflow_runs: all.toReversed() })
  }

  const at = '/repos/{owner}/{repo}/actions/workflows/{file}'
  return [
    route(`GET ${at}`, see),
    route(`GET ${at}/runs`, runs),
    // By hand, for anybody who may write: 204 on GitHub, and the run begins later.
    route(`POST ${at}/dispatches`, async (request) => {
      await workflowOf(request, 'write')
      if ((asText(request.body.ref) ?? '') === '') throw new HttpError(422, 'Invalid request.')
      return noContent()
    }),
    route(`PUT ${at}/disable`, async (request) => {
      notes.workflowsOff.set((await workflowOf(request, 'write')).key, 'disabled_manually')
      return noContent()
    }),
    route(`PUT ${at}/enable`, async (request) => {
      notes.workflowsOff.delete((await workflowOf(request, 'write')).key)
      return noContent()
    }),
  ]
}
