import type { RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { createOnce } from '../client/lost-answer.ts'
import { undefinedOn404 } from '../doctor/if-permitted.ts'

/** A private repository with a first commit, so that there is a branch to push to. */
export async function makeRepository(
  client: GitHubApi,
  { repository: { owner, name }, description }: { repository: RepositoryName; description: string },
): Promise<string> {
  return createOnce(
    async () => {
      const { data } = await client.request('POST /orgs/{org}/repos', {
        ...{ org: owner, name, description, private: true, has_issues: true, auto_init: true },
        ...{ has_wiki: false, delete_branch_on_merge: true },
      })
      return data.html_url
    },
    () =>
      undefinedOn404(
        async () => (await client.request('GET /repos/{owner}/{repo}', { owner, repo: name })).data.html_url,
      ),
    client.patience,
  )
}
