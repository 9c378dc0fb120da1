import type { IssueSeen, RepositoryName } from '../../app/ports/github.ts'
import type { GitHubApi } from './client.ts'
import { viewIssue } from './issues-view.ts'
import { createOnce } from './lost-answer.ts'

interface New {
  title: string
  body: string
  labels: readonly string[]
  mark: string
}

/** One request; where its answer was lost, the issue is looked for by its mark among the app's own. */
export function openIssue(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  { title, body, labels, mark }: New,
  me: string,
): Promise<IssueSeen> {
  return createOnce(
    async () => {
      const { data } = await client.request('POST /repos/{owner}/{repo}/issues', {
        ...{ owner, repo, title, body, labels: [...labels] },
      })
      return viewIssue(data)
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
