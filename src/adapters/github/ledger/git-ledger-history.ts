import {
  type CommitSeen,
  type LedgerRef,
  type LedgerTrace,
  type LedgerVersion,
  NOT_THERE,
  type Repository,
  type StrangeCommit,
} from '../../../app/ports/ledger-store.ts'
import { commitSeen } from './commit-seen.ts'
import { type GitHubClient, statusOf } from './git-ledger-client.ts'
import { readLedgerFile } from './git-ledger-file.ts'

const PAGE = 100

/**
 * Each commit of the branch that touched the file, oldest first, with the file as it was then: one request a commit. A merge
 * that takes over an older state hides from GitHub's list what it removed; so each merge is looked at, and each of its sides.
 */
export async function* ledgerHistory(
  client: GitHubClient,
  ref: LedgerRef,
  branch: string,
  listed: (tip: string) => Promise<readonly Commit[]>,
): AsyncGenerator<LedgerVersion> {
  const tip = await tipOf(client, ref.repository, branch)
  if (tip === undefined) return
  const all = await listed(tip)
  const merges = all.filter(({ parents }) => parents.length > 1)
  const sides = merges.flatMap(parentsOf)
  const found = new Map<string, Commit>()
  for (const at of new Set([tip, ...sides]))
    for (const commit of await commitsOf(client, ref, at)) found.set(commit.sha, commit)
  // Of a file that was never there a merge has nothing to hide.
  if (found.size > 0) for (const merge of merges) found.set(merge.sha, merge)
  for (const commit of all.toReversed()) {
    if (!found.has(commit.sha)) continue
    const file = await readLedgerFile(client, ref, commit.sha)
    const version = { ...commitSeen(commit), ...(file && { text: file.text }) }
    if (commit.parents.length < 2 || (await isChanged(client, ref, commit, file?.sha))) yield version
  }
}

/** A merge that leaves the file as every side had it is nobody's writing. */
async function isChanged(
  client: GitHubClient,
  ref: LedgerRef,
  commit: Commit,
  now: string | undefined,
): Promise<boolean> {
  const befores = await Promise.all(parentsOf(commit).map((parent) => readLedgerFile(client, ref, parent)))
  return befores.some((before) => before?.sha !== now)
}

/**
 * The file at the newest commit and where it comes from, all as of that commit. GitHub's list of a file's commits leaves out
 * what a merge hides that takes over what one side had; the app merges nothing, so the merges are named too.
 */
export async function ledgerTrace(
  client: GitHubClient,
  ref: LedgerRef,
  branch: string,
  depth: 'since-last' | 'whole',
): Promise<LedgerTrace | undefined> {
  const tip = await tipOf(client, ref.repository, branch)
  if (tip === undefined) return undefined
  const [file, ours] = await Promise.all([readLedgerFile(client, ref, tip), commitsOf(client, ref, tip)])
  const last = (depth === 'since-last' ? ours[0] : ours.at(-1))?.sha
  const commits: Commit[] = []
  const named = new Set(ours.map(({ sha }) => sha))
  if (tip !== last)
    for await (const commit of branchCommits(client, ref.repository, tip)) {
      if (commit.parents.length > 1 || named.has(commit.sha)) commits.push(commit)
      if (commit.sha === last) break
    }
  const listed = new Set(commits.map(({ sha }) => sha))
  const all = [...commits, ...ours.filter(({ sha }) => !listed.has(sha))]
  return {
    text: file?.text,
    version: file?.sha ?? NOT_THERE,
    commits: all.map((each) => ({ ...commitSeen(each), parents: parentsOf(each) })),
  }
}

const parentsOf = ({ parents }: Pick<Commit, 'parents'>): string[] => parents.map(({ sha }) => sha)

/** The commit that a branch is at; a branch that is read by its name may lag behind. */
export async function tipOf(
  client: GitHubClient,
  { owner, name: repo }: Repository,
  branch: string,
): Promise<string | undefined> {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
      owner,
      repo,
      ref: `heads/${branch}`,
    })
    return data.object.sha
  } catch (error) {
    // No branch yet, or no commit at all yet.
    if ([404, 409].includes(statusOf(error) ?? 0)) return undefined
    throw error
  }
}

/** The commits of a branch that are not the app's own; each such commit is asked what it touched. */
export async function strangeCommits(
  client: GitHubClient,
  repository: Repository,
  tip: string,
  { known, since }: { known: string | undefined; since: string },
  isOwn: (commit: CommitSeen) => boolean,
): Promise<{ commits: readonly StrangeCommit[]; isReached: boolean }> {
  const { owner, name: repo } = repository
  const commits: StrangeCommit[] = []
  for await (const commit of branchCommits(client, repository, tip)) {
    if (commit.sha === known) return { commits, isReached: true }
    const at = commit.commit.committer?.date ?? ''
    // Dates are whatever a pusher says: an older one ends nothing while there is a commit to come to.
    if (known === undefined && at < since) break
    const seen = commitSeen(commit)
    if (commit.parents.length <= 1 && isOwn(seen)) continue
    const { data } = await client.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: commit.sha })
    const paths = (data.files ?? []).flatMap(({ filename, previous_filename: before }) => [
      filename,
      before ?? filename,
    ])
    commits.push({ ...seen, at, parents: parentsOf(commit), paths: [...new Set(paths)] })
  }
  return { commits, isReached: false }
}

/** Every commit of a branch, the newest first: asked once for all files, as long as the branch stays where it is. */
export function branchListing(
  client: GitHubClient,
): (repository: Repository, tip: string) => Promise<readonly Commit[]> {
  let last: { key: string; commits: Promise<readonly Commit[]> } | undefined
  return (repository, tip) => {
    const key = `${repository.owner}/${repository.name} ${tip}`
    if (last?.key === key) return last.commits
    const commits = listOf(branchCommits(client, repository, tip))
    last = { key, commits }
    commits.catch(() => {
      last = undefined
    })
    return commits
  }
}

async function listOf<Each>(all: AsyncIterable<Each>): Promise<readonly Each[]> {
  const list: Each[] = []
  for await (const each of all) list.push(each)
  return list
}

type Commit = Awaited<ReturnType<typeof commitsOf>>[number]

/** Newest first; nothing where there is no such commit. */
async function* branchCommits(
  client: GitHubClient,
  { owner, name: repo }: Repository,
  at: string,
): AsyncGenerator<Commit, undefined> {
  for (let page = 1; ; page += 1) {
    const commits = await client
      .request('GET /repos/{owner}/{repo}/commits', { owner, repo, sha: at, per_page: PAGE, page })
      .then(({ data }) => data)
      .catch((error: unknown) => {
        // No branch yet, or no commit at all yet.
        if ([404, 409].includes(statusOf(error) ?? 0)) return []
        throw error
      })
    yield* commits
    if (commits.length < PAGE) return
  }
}

/** Newest first, from a branch, by its whole name, or a commit. */
export async function commitsOf(client: GitHubClient, { repository, path }: LedgerRef, at: string) {
  const { owner, name: repo } = repository
  const ask = async (page: number) => {
    const { data } = await client.request('GET /repos/{owner}/{repo}/commits', {
      ...{ owner, repo, path, sha: at, per_page: PAGE, page },
    })
    return data
  }
  let last = await ask(1)
  const commits = [...last]
  for (let page = 2; last.length === PAGE; page += 1) {
    last = await ask(page)
    commits.push(...last)
  }
  return commits
}
