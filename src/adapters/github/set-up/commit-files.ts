import type { RepositoryName } from '../../../app/ports/github.ts'
import type { PlannedFile } from '../../../app/set-up/choices.ts'
import type { GitHubApi } from '../client/client.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

interface Commit {
  repository: RepositoryName
  branch: string
  files: readonly PlannedFile[]
  message: string
}

/** Somebody may push at the same moment: the commit is made anew on what he pushed. */
const ATTEMPTS = 3

/** One commit with all files, so that all are there or none is. An empty repository has no branch yet to put it on. */
export async function commitFiles(client: GitHubApi, wanted: Commit): Promise<string> {
  const { repository, branch, files, message } = wanted
  const at = { owner: repository.owner, repo: repository.name }
  for (let attempt = 1; ; attempt += 1) {
    const tip = await tipOf(client, wanted)
    if (tip === undefined) {
      await beginBranch(client, wanted)
      continue
    }
    const { data: before } = await client.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
      ...{ ...at, commit_sha: tip },
    })
    const { data: tree } = await client.request('POST /repos/{owner}/{repo}/git/trees', {
      ...{ ...at, base_tree: before.tree.sha },
      tree: files.map(({ path, text }) => ({ path, mode: '100644' as const, type: 'blob' as const, content: text })),
    })
    const { data: commit } = await client.request('POST /repos/{owner}/{repo}/git/commits', {
      ...{ ...at, message, tree: tree.sha, parents: [tip] },
    })
    try {
      await client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
        ...{ ...at, ref: `heads/${branch}`, sha: commit.sha },
      })
      return commit.html_url
    } catch (error) {
      const isOvertaken = statusOf(error) === 422 && (await tipOf(client, wanted)) !== tip
      if (!isOvertaken || attempt === ATTEMPTS) throw error
    }
  }
}

async function tipOf(client: GitHubApi, { repository, branch }: Commit): Promise<string | undefined> {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
      ...{ owner: repository.owner, repo: repository.name, ref: `heads/${branch}` },
    })
    return data.object.sha
  } catch (error) {
    if ([404, 409].includes(statusOf(error) ?? 0)) return undefined
    throw error
  }
}

/** With what GitHub itself would have begun. */
async function beginBranch(client: GitHubApi, { repository, branch, message }: Commit): Promise<void> {
  await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
    ...{ owner: repository.owner, repo: repository.name, path: 'README.md', branch, message },
    content: Buffer.from(`# ${repository.name}\n`).toString('base64'),
  })
}
