import type { Repository } from '../../../app/ports/ledger-store.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { refusalOf } from '../client/refusal-of.ts'
import { noCommitYet } from '../no-commit-yet.ts'
import { type GitHubClient, NO_RETRIES, statusOf } from './git-ledger-client.ts'

const README = `# Records of incidents

One file for each case: \`ledger/<year>/<issue>.jsonl\`, one JSON line for each thing that happened.
Lines are only ever added, and each holds the hash of the one before it. Do not edit this branch by hand:
\`hikeshi verify\` names every change that was not made by the app.
`
// A checkout that turned line ends would no longer be what was written.
const ATTRIBUTES = '* -text\n'

/** Makes the ledger branch, without any parent; that somebody else was faster is as good. */
export async function createLedgerBranch(client: GitHubClient, repository: Repository, branch: string): Promise<void> {
  const { owner, name: repo } = repository
  const tree = await createTree(client, repository)
  const commit = await client.request('POST /repos/{owner}/{repo}/git/commits', {
    ...{ owner, repo, tree, parents: [], message: 'Begin the records [skip ci]' },
    ...NO_RETRIES,
  })
  try {
    await client.request('POST /repos/{owner}/{repo}/git/refs', {
      ...{ owner, repo, ref: `refs/heads/${branch}`, sha: commit.data.sha },
      ...NO_RETRIES,
    })
  } catch (error) {
    if (statusOf(error) !== 422 || refusalOf(error) !== undefined) throw error
  }
}

async function createTree(client: GitHubClient, { owner, name: repo }: Repository): Promise<string> {
  const file = (path: string, content: string) => ({ path, mode: '100644' as const, type: 'blob' as const, content })
  try {
    const { data } = await client.request('POST /repos/{owner}/{repo}/git/trees', {
      ...{ owner, repo, tree: [file('.gitattributes', ATTRIBUTES), file('README.md', README)] },
      ...NO_RETRIES,
    })
    return data.sha
  } catch (error) {
    if (statusOf(error) !== 409 || refusalOf(error) !== undefined) throw error
    throw new ToldError(noCommitYet({ owner, name: repo }), { cause: error })
  }
}
