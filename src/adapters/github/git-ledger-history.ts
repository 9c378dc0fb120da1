import type { CommitPerson, LedgerRef, LedgerVersion, SignatureState } from '../../app/ports/ledger-store.ts'
import type { GitHubClient } from './git-ledger-client.ts'
import { readLedgerFile } from './git-ledger-file.ts'

const PAGE = 100

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

type Commit = Awaited<ReturnType<typeof commitsOf>>[number]

/** Who wrote a commit, as far as GitHub can tell. */
export const commitSeen = ({ sha, author, committer, commit }: Commit): LedgerVersion => ({
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
