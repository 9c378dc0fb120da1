import type { PullRequestDraft } from '../../app/ports/pull-requests.ts'
import type { GitHubApi } from './client.ts'
import { statusOf } from './git-ledger-client.ts'
import { createOnce } from './lost-answer.ts'

type Repo = { owner: string; repo: string }
type Opened = { number: number; head: string }

/** Five requests: the base, tree, commit, branch, pull request. What is there from an earlier try is taken as it is. */
export async function openPullRequest(client: GitHubApi, draft: PullRequestDraft, base: string): Promise<Opened> {
  const at = { owner: draft.repository.owner, repo: draft.repository.name }
  const made = await makeBranch(client, at, draft, base)
  if (!made) {
    const there = await existing(client, at, draft.branch)
    if (there) return there
  }
  return createOnce(
    () => openFor(client, at, draft, base),
    () => existing(client, at, draft.branch),
    client.patience,
  )
}

async function openFor(client: GitHubApi, at: Repo, draft: PullRequestDraft, base: string): Promise<Opened> {
  try {
    const { data } = await client.request('POST /repos/{owner}/{repo}/pulls', {
      ...{ ...at, base, head: draft.branch, title: draft.title, body: draft.body },
    })
    return { number: data.number, head: data.head.sha }
  } catch (error) {
    const there = statusOf(error) === 422 ? await existing(client, at, draft.branch) : undefined
    if (there) return there
    throw error
  }
}

async function existing(client: GitHubApi, at: Repo, branch: string): Promise<Opened | undefined> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/pulls', {
    ...{ ...at, head: `${at.owner}:${branch}`, state: 'all', sort: 'created', direction: 'desc', per_page: 1 },
  })
  const [pull] = data.filter(({ head }) => head.ref === branch)
  return pull && { number: pull.number, head: pull.head.sha }
}

/** False where the branch is there already, by an earlier try or by somebody's hand. */
async function makeBranch(client: GitHubApi, at: Repo, draft: PullRequestDraft, base: string): Promise<boolean> {
  const { data: from } = await client.request('GET /repos/{owner}/{repo}/commits/{ref}', { ...at, ref: base })
  const repeat = async () => undefined
  // A tree and a commit that nothing refers to do no harm: after a lost answer they are simply made again.
  const tree = await createOnce(
    async () => {
      const files = draft.files.map(({ path, content }) => {
        return { path, content, mode: '100644' as const, type: 'blob' as const }
      })
      const { data } = await client.request('POST /repos/{owner}/{repo}/git/trees', {
        ...{ ...at, base_tree: from.commit.tree.sha, tree: files },
      })
      return data.sha
    },
    repeat,
    client.patience,
  )
  const commit = await createOnce(
    async () => {
      const { data } = await client.request('POST /repos/{owner}/{repo}/git/commits', {
        ...{ ...at, message: draft.message, tree, parents: [from.sha] },
      })
      return data.sha
    },
    repeat,
    client.patience,
  )
  try {
    await createOnce(
      () =>
        client.request('POST /repos/{owner}/{repo}/git/refs', {
          ...{ ...at, ref: `refs/heads/${draft.branch}`, sha: commit },
        }),
      repeat,
      client.patience,
    )
    return true
  } catch (error) {
    if (statusOf(error) === 422) return false
    throw error
  }
}
