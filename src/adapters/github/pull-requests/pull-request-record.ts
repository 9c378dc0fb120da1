import type { RepositoryName } from '../../../app/ports/github.ts'
import { LARGEST_PULL_TEXT } from '../../../domain/values/size-bounds.ts'
import type { GitHubApi } from '../client/client.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

/** A pull request as GitHub tells of it, for the records of an auditor: what it says, its heads, who reviewed which; undefined where it cannot be seen. */
export async function pullRequestRecord(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  number: number,
): Promise<object | undefined> {
  const at = { owner, repo, pull_number: number }
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', at)
    const reviews = await client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...at, per_page: 100, page }),
    )
    return {
      ...{ repository: `${owner}/${repo}`, number, title: data.title, body: bounded(data.body), state: data.state },
      ...{ author: data.user?.login, createdAt: data.created_at, mergedAt: data.merged_at },
      ...{ head: data.head.sha, base: data.base.ref, mergeCommit: data.merge_commit_sha },
      reviews: reviews.map(({ user, state, commit_id: commit, submitted_at: submittedAt }) => ({
        ...{ by: user?.login, state, commit, submittedAt },
      })),
    }
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 403) return undefined
    throw error
  }
}

/** One that is larger than is read is named by its size. */
const bounded = (body: string | null) =>
  body === null || body.length <= LARGEST_PULL_TEXT ? body : { characters: body.length }
