import type { RepositoryName } from '../../../app/ports/github.ts'
import type { CheckAnnotation, CheckResult } from '../../../app/ports/pull-requests.ts'
import type { GitHubApi } from '../client/client.ts'

/** The word on check runs of ours; GitHub says which app made one, since another may use the same name and the same word. */
const OURS = 'hikeshi'
const isOurs = (
  { external_id, app }: { external_id: string | null; app: { slug?: string | undefined } | null },
  me: string,
): boolean => external_id === OURS && `${app?.slug}[bot]` === me
const LONGEST = 65_000
/** GitHub takes so many with one request; the summary has them all. */
const MOST_ANNOTATIONS = 50
const PAGE = 100

async function ourRun(client: GitHubApi, at: { owner: string; repo: string; ref: string }, name: string, me: string) {
  const { data } = await client.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...{ ...at, check_name: name, filter: 'latest' },
  })
  return data.check_runs.find((each) => each.name === name && isOurs(each, me))
}

/** One check run of a name for each head, brought up to date; two requests, one where it says the same already or the head is new. */
export async function putCheck(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  head: string,
  { name, conclusion, title, summary: whole, annotations = [], isNew = false }: CheckResult & { isNew?: boolean },
  me: string,
): Promise<void> {
  const summary = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole
  const run = isNew ? undefined : await ourRun(client, { owner, repo, ref: head }, name, me)
  const result = {
    ...{ status: 'completed' as const, conclusion },
    output: { title, summary, ...(annotations.length > 0 && { annotations: annotated(annotations) }) },
  }
  if (run === undefined) {
    // A second run of the same name only takes the first one's place: no harm where the answer was lost.
    await client.request('POST /repos/{owner}/{repo}/check-runs', {
      ...{ owner, repo, name, head_sha: head, external_id: OURS, ...result },
    })
    return
  }
  const { output } = run
  if (run.conclusion === conclusion && output.title === title && output.summary === summary) return
  await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    ...{ owner, repo, check_run_id: Number(run.id), ...result },
  })
}

/** Changes what our check runs of one commit say; what stands at lines of files GitHub only lets be added to. */
export async function rewriteChecks(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  head: string,
  change: (text: string) => string,
  me: string,
): Promise<void> {
  const runs = await client.paginate(async (page) => {
    const { data, headers } = await client.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      ...{ owner, repo, ref: head, filter: 'all', per_page: PAGE, page },
    })
    return { data: data.check_runs, headers }
  })
  for (const run of runs) {
    if (!isOurs(run, me)) continue
    const { id, output } = run
    const [title, summary] = [change(output.title ?? ''), change(output.summary ?? '')]
    if (title === (output.title ?? '') && summary === (output.summary ?? '')) continue
    await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      ...{ owner, repo, check_run_id: Number(id), output: { title, summary } },
    })
  }
}

const annotated = (annotations: readonly CheckAnnotation[]) =>
  annotations.slice(0, MOST_ANNOTATIONS).map(({ path, line, level, title, message }) => ({
    ...{ path, start_line: line, end_line: line, annotation_level: level, title, message },
  }))
