import type { IssueRef, Issues } from '../../app/ports/github.ts'
import type { GitHubApi } from './client.ts'
import { statusOf } from './git-ledger-client.ts'
import { createOnce } from './lost-answer.ts'

type SubIssue = Parameters<Issues['openSubIssue']>[2]

/** Two requests: the issue, and its place under the parent. */
export async function openSubIssue(
  client: GitHubApi,
  { repository: { owner, name: repo } }: IssueRef,
  parent: { number: number },
  issue: SubIssue,
  me: string,
): Promise<{ id: number; number: number }> {
  const made = await createOnce(
    () => create(client, { owner, repo }, issue),
    () => find(client, { owner, repo }, issue.mark, me),
    client.patience,
  )
  await createOnce(
    async () => {
      await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues', {
        ...{ owner, repo, issue_number: parent.number, sub_issue_id: made.id },
      })
      return true
    },
    async () => (await isLinked(client, { owner, repo }, parent.number, made.id)) || undefined,
    client.patience,
  )
  return made
}

type Repo = { owner: string; repo: string }

async function create(client: GitHubApi, at: Repo, { title, body, assignee, labels }: SubIssue) {
  const send = async (assignees: string[]) => {
    const { data } = await client.request('POST /repos/{owner}/{repo}/issues', {
      ...{ ...at, title, body, labels: [...labels], assignees },
    })
    return { id: Number(data.id), number: data.number }
  }
  try {
    return await send(assignee === undefined ? [] : [assignee])
  } catch (error) {
    // Somebody who cannot be assigned here (no member of the repository) still owns the action.
    if (assignee === undefined || statusOf(error) !== 422) throw error
    return await send([])
  }
}

async function find(client: GitHubApi, at: Repo, mark: string, me: string) {
  const { data } = await client.request('GET /repos/{owner}/{repo}/issues', {
    ...{ ...at, creator: me, state: 'all', sort: 'created', direction: 'desc', per_page: 100 },
  })
  const found = data.find(({ body, user }) => user?.login === me && body?.includes(mark))
  return found && { id: Number(found.id), number: found.number }
}

async function isLinked(client: GitHubApi, at: Repo, parent: number, id: number): Promise<boolean> {
  const children = await client.paginate((page) =>
    client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues', {
      ...{ ...at, issue_number: parent, per_page: 100, page },
    }),
  )
  return children.some((child) => Number(child.id) === id)
}
