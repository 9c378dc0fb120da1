import type { Json } from '../json.ts'
import { type EndedRun, nodeId } from '../notes.ts'
import type { Repository } from '../shapes.ts'

/** As GitHub tells of a run that its schedule began. */
export function workflowRun({ conclusion, at }: EndedRun, number: number, repository: Repository, path: string): Json {
  const id = repository.id * 1000 + number
  const url = `${String(repository.url)}/actions/runs/${id}`
  const where = partOf(repository)
  return {
    ...{ id, node_id: nodeId('WorkflowRun', id), run_number: number, display_title: path, event: 'schedule', path },
    ...{ head_branch: repository.default_branch, head_sha: '0'.repeat(40), head_commit: null, pull_requests: [] },
    ...{ status: 'completed', conclusion, created_at: at, updated_at: at, workflow_id: repository.id },
    ...{
      url,
      html_url: `${String(repository.html_url)}/actions/runs/${id}`,
      repository: where,
      head_repository: where,
    },
    ...{ jobs_url: `${url}/jobs`, logs_url: `${url}/logs`, cancel_url: `${url}/cancel`, rerun_url: `${url}/rerun` },
    ...{ artifacts_url: `${url}/artifacts`, check_suite_url: `${String(repository.url)}/check-suites/${id}` },
    workflow_url: `${String(repository.url)}/actions/workflows/${repository.id}`,
  }
}

/** GitHub names a repository here by less than where it is asked for. */
const partOf = (repository: Repository): Json =>
  Object.fromEntries(Object.entries(repository).filter(([key]) => key.endsWith('_url') || SHORT.includes(key)))

const SHORT = ['id', 'node_id', 'name', 'full_name', 'private', 'owner', 'url', 'description', 'fork']
