import type { BranchReset, Repository } from '../../../app/ports/ledger-store.ts'
import { type GitHubClient, statusOf } from './git-ledger-client.ts'

const KINDS = ['force_push', 'branch_deletion'] as const
const NO_COMMIT = /^0+$/
/** One page: who sets a branch back more often is known by then. */
const MOST = 30

/** When the branch was set to another place or deleted, by GitHub's activity of the repository; not every GitHub has it. */
export async function branchResets(
  client: GitHubClient,
  { owner, name: repo }: Repository,
  branch: string,
): Promise<readonly BranchReset[] | 'not-told'> {
  try {
    const answers = await Promise.all(
      KINDS.map((activity_type) =>
        client.request('GET /repos/{owner}/{repo}/activity', {
          ...{ owner, repo, ref: `refs/heads/${branch}`, activity_type, per_page: MOST },
        }),
      ),
    )
    return answers
      .flatMap(({ data }) => data)
      .map(({ before, after, actor, timestamp }) => ({
        ...{ before, after: NO_COMMIT.test(after) ? undefined : after, at: timestamp },
        by: actor === null ? {} : { id: Number(actor.id), login: actor.login },
      }))
      .sort((one, other) => (one.at < other.at ? 1 : -1))
  } catch (error) {
    if ([403, 404, 422].includes(statusOf(error) ?? 0)) return 'not-told'
    throw error
  }
}
