import type { IssueSeen, NewIssue, RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { createOnce } from '../client/lost-answer.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { viewIssue } from './issues-view.ts'

/** One request; where its answer was lost, the issue is looked for by its mark among the app's own. */
export function openIssue(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  { title, body, labels, assignee, mark }: NewIssue,
  me: string,
): Promise<IssueSeen> {
  const send = async (assignees: string[]): Promise<IssueSeen> => {
    const { data } = await client.request('POST /repos/{owner}/{repo}/issues', {
      ...{ owner, repo, title, body, labels: [...labels], ...(assignees.length > 0 && { assignees }) },
    })
    return viewIssue(data)
  }
  return createOnce(
    async () => {
      try {
        return await send(assignee === undefined ? [] : [assignee])
      } catch (error) {
        // Somebody who cannot be assigned here (no member of the repository) still owns the action.
        if (assignee === undefined || statusOf(error) !== 422) throw error
        return await send([])
      }
    },
    async () => {
      const { data } = await client.request('GET /repos/{owner}/{repo}/issues', {
        ...{ owner, repo, creator: me, state: 'all', sort: 'created', direction: 'desc', per_page: 100 },
      })
      const found = data.find((issue) => issue.user?.login === me && issue.body?.includes(mark))
      return found && viewIssue(found)
    },
    client.patience,
  )
}
