import type { LedgerRef, RecordsPlace, Repository } from '../../../app/ports/ledger-store.ts'
import { parseLedgerPath } from '../../../domain/case/ledger-path.ts'
import { type GitHubClient, statusOf } from './git-ledger-client.ts'

/** All ledgers on the branch, in one request unless GitHub cuts the answer short. */
export async function listLedgers(client: GitHubClient, repository: Repository, branch: string): Promise<LedgerRef[]> {
  const whole = await readTree(client, repository, branch, true)
  const paths = whole?.truncated ? await walk(client, repository, branch) : whole?.entries.map(({ path }) => path)
  return (paths ?? [])
    .filter((path) => parseLedgerPath(path))
    .sort()
    .map((path) => ({ repository, path }))
}

/** Whether there is repository, branch and folder; a right that is missing is an error, and no absence. */
export async function lookForLedgers(
  client: GitHubClient,
  repository: Repository,
  branch: string,
): Promise<RecordsPlace> {
  const { owner, name: repo } = repository
  let id: number | bigint
  try {
    id = (await client.request('GET /repos/{owner}/{repo}', { owner, repo })).data.id
  } catch (error) {
    if (statusOf(error) === 404) return { kind: 'missing', what: 'place' }
    throw error
  }
  const tree = await readTree(client, repository, branch, false)
  if (tree === undefined) return { kind: 'missing', what: 'branch' }
  const folder = tree.entries.some(({ path, type }) => path === 'ledger' && type === 'tree')
  return folder ? { kind: 'there', repository: { id: Number(id) } } : { kind: 'missing', what: 'folder' }
}

/** Folder by folder: no answer is longer than a year's cases. */
async function walk(client: GitHubClient, repository: Repository, branch: string): Promise<string[]> {
  const under = async (tree: string, prefix: string) => {
    const entries = (await readTree(client, repository, tree, false))?.entries ?? []
    return entries.map(({ path, ...entry }) => ({ ...entry, path: `${prefix}${path}` }))
  }
  const top = (await under(branch, '')).find(({ path }) => path === 'ledger')
  const years = top ? await under(top.sha, 'ledger/') : []
  const files: string[] = []
  for (const { sha, path } of years.filter(({ type }) => type === 'tree'))
    files.push(...(await under(sha, `${path}/`)).map((file) => file.path))
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
