import type { LedgerRef, RecordsPlace, Repository } from '../../../app/ports/ledger-store.ts'
import { isRecordPath, parseLedgerPath } from '../../../domain/case/ledger-path.ts'
import { type GitHubClient, statusOf } from './git-ledger-client.ts'

/** All ledgers at a branch, by its whole name, or a commit; in one request unless GitHub cuts the answer short. */
export async function listLedgers(client: GitHubClient, repository: Repository, at: string): Promise<LedgerRef[]> {
  return [...(await recordsAt(client, repository, at)).keys()]
    .filter((path) => parseLedgerPath(path))
    .sort()
    .map((path) => ({ repository, path }))
}

/** Every record at a branch, by its whole name, or a commit, with the sha of its content. */
export async function recordsAt(
  client: GitHubClient,
  repository: Repository,
  at: string,
): Promise<Map<string, string>> {
  const whole = await readTree(client, repository, at, true)
  const files = whole?.truncated ? await walk(client, repository, at) : whole?.entries
  return new Map((files ?? []).filter(({ path }) => isRecordPath(path)).map(({ path, sha }) => [path, sha]))
}

/** GitHub's own number of a repository: unlike its name it belongs to no other one, ever. */
export async function repositoryId(
  client: GitHubClient,
  { owner, name: repo }: Repository,
): Promise<number | undefined> {
  try {
    return Number((await client.request('GET /repos/{owner}/{repo}', { owner, repo })).data.id)
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

/** Whether there is repository, branch and folder; a right that is missing is an error, and no absence. */
export async function lookForLedgers(client: GitHubClient, repository: Repository, at: string): Promise<RecordsPlace> {
  const id = await repositoryId(client, repository)
  if (id === undefined) return { kind: 'missing', what: 'place' }
  const tree = await readTree(client, repository, at, false)
  if (tree === undefined) return { kind: 'missing', what: 'branch' }
  const folder = tree.entries.some(({ path, type }) => path === 'ledger' && type === 'tree')
  return folder ? { kind: 'there', repository: { id } } : { kind: 'missing', what: 'folder' }
}

/** Folder by folder: no answer is longer than a year's cases. */
async function walk(client: GitHubClient, repository: Repository, at: string) {
  const under = async (tree: string, prefix: string) => {
    const entries = (await readTree(client, repository, tree, false))?.entries ?? []
    return entries.map(({ path, ...entry }) => ({ ...entry, path: `${prefix}${path}` }))
  }
  const top = (await under(at, '')).find(({ path }) => path === 'ledger')
  const years = top ? await under(top.sha, 'ledger/') : []
  const files = years.filter(({ type }) => type !== 'tree')
  for (const { sha, path } of years.filter(({ type }) => type === 'tree')) files.push(...(await under(sha, `${path}/`)))
  return files
}

async function readTree(client: GitHubClient, { owner, name: repo }: Repository, tree: string, recursive: boolean) {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
      ...{ owner, repo, tree_sha: tree, ...(recursive && { recursive: '1' }) },
    })
    return { truncated: data.truncated, entries: data.tree }
  } catch (error) {
    // No branch yet, or no commit at all yet.
    if ([404, 409].includes(statusOf(error) ?? 0)) return undefined
    throw error
  }
}
