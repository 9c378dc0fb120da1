import type { IssueRef, SubIssueLink } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { createOnce } from '../client/lost-answer.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

/** Numbers of the issues under a parent; undefined where the server knows no sub-issues. */
export async function subIssues(client: GitHubApi, ref: IssueRef): Promise<readonly number[] | undefined> {
  const there = await listed(client, ref)
  return there?.map(({ number }) => number)
}

/** One request; where it is turned away, a second tells the reason: it is there already, or never will be. */
export async function linkSubIssue(client: GitHubApi, parent: IssueRef, child: number): Promise<SubIssueLink> {
  const { repository, number } = parent
  const isThere = async () => (await listed(client, parent))?.some(({ id }) => id === child)
  try {
    await createOnce(
      async () => {
        await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues', {
          ...{ owner: repository.owner, repo: repository.name, issue_number: number, sub_issue_id: child },
        })
        return true
      },
      async () => (await isThere()) || undefined,
      client.patience,
    )
    return 'linked'
  } catch (error) {
    const status = statusOf(error)
    if (status !== 404 && status !== 410 && status !== 422) throw error
    const linked = await isThere()
    if (linked === undefined) return 'unknown-here'
    if (linked) return 'linked'
    // 422 speaks of the link itself; the server has sub-issues, so the other two are of an issue that does not show yet.
    if (status === 422) return 'refused'
    throw error
  }
}

async function listed(
  client: GitHubApi,
  { repository: { owner, name: repo }, number }: IssueRef,
): Promise<{ id: number; number: number }[] | undefined> {
  try {
    const children = await client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues', {
        ...{ owner, repo, issue_number: number, per_page: 100, page },
      }),
    )
    return children.map((child) => ({ id: Number(child.id), number: child.number }))
  } catch (error) {
    if ([404, 410].includes(statusOf(error) ?? 0)) return undefined
    throw error
  }
}
