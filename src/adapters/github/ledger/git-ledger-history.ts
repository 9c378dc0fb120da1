import type {
  CommitPerson,
  CommitSeen,
  LedgerRef,
  LedgerTrace,
  LedgerVersion,
  Repository,
  SignatureState,
} from '../../../app/ports/ledger-store.ts'
import { type GitHubClient, statusOf } from './git-ledger-client.ts'
import { readLedgerFile } from './git-ledger-file.ts'

const PAGE = 100
/** Of the whole branch, whose newest commits are mostly enough. */
const SHORT_PAGE = 30

/** Each commit of the branch that touched the file, oldest first, with the file as it was then: one request a commit. */
export async function* ledgerHistory(
  client: GitHubClient,
  ref: LedgerRef,
  branch: string,
): AsyncGenerator<LedgerVersion> {
  for (const commit of (await commitsOf(client, ref, branch)).reverse()) {
    const file = await readLedgerFile(client, ref, commit.sha)
    yield { ...commitSeen(commit), ...(file && { text: file.text }) }
  }
}

/**
 * The file at the newest commit and where it comes from, all as of that commit. GitHub's list of a file's commits leaves out
 * a merge that takes over what one side had; the app merges nothing, so each merge since the file's last commit is named too.
 */
export async function ledgerTrace(
  client: GitHubClient,
  ref: LedgerRef,
  branch: string,
): Promise<LedgerTrace | undefined> {
  const recent = branchCommits(client, ref.repository, branch)
  const { value: head } = await recent.next()
  if (!head) return undefined
  const file = await readLedgerFile(client, ref, head.sha)
  if (file === undefined) return undefined
  const ours = await commitsOf(client, ref, head.sha)
  const merges: Commit[] = []
  for (let commit: Commit | undefined = head; commit && commit.sha !== ours[0]?.sha; ) {
    if (commit.parents.length > 1) merges.push(commit)
    commit = (await recent.next()).value ?? undefined
  }
  const commits = [...merges, ...ours].map((commit) => ({
    ...commitSeen(commit),
    parents: commit.parents.map(({ sha }) => sha),
  }))
  return { text: file.text, version: file.sha, commits }
}

type Commit = Awaited<ReturnType<typeof commitsOf>>[number]

/** Newest first; nothing where there is no such branch. */
async function* branchCommits(
  client: GitHubClient,
  { owner, name: repo }: Repository,
  branch: string,
): AsyncGenerator<Commit, undefined> {
  for (let page = 1; ; page += 1) {
    const commits = await client
      .request('GET /repos/{owner}/{repo}/commits', { owner, repo, sha: branch, per_page: SHORT_PAGE, page })
      .then(({ data }) => data)
      .catch((error: unknown) => {
        // No branch yet, or no commit at all yet.
        if ([404, 409].includes(statusOf(error) ?? 0)) return []
        throw error
      })
    yield* commits
    if (commits.length < SHORT_PAGE) return
  }
}

/** Who wrote a commit, as far as GitHub can tell. */
export const commitSeen = ({ sha, author, committer, commit }: Omit<Commit, 'parents'>): CommitSeen => ({
  commit: sha,
  author: person(author),
  committer: person(committer),
  signature: signatureState(commit.verification),
})

/** Newest first. */
export async function commitsOf(client: GitHubClient, { repository, path }: LedgerRef, branch: string) {
  const { owner, name: repo } = repository
  const ask = async (page: number) => {
    const { data } = await client.request('GET /repos/{owner}/{repo}/commits', {
      ...{ owner, repo, path, sha: branch, per_page: PAGE, page },
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

function person(user: { id?: number | bigint; login?: string } | null): CommitPerson {
  return {
    ...(user?.id !== undefined && { id: Number(user.id) }),
    ...(user?.login !== undefined && { login: user.login }),
  }
}

function signatureState(verification: { verified: boolean; reason: string } | undefined): SignatureState {
  if (!verification || verification.reason === 'unsigned') return 'unsigned'
  if (verification.verified) return 'verified'
  // GitHub's own checker was out of reach: that says nothing about the commit.
  return verification.reason.startsWith('gpgverify_') ? 'unchecked' : 'invalid'
}
