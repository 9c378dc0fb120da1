import type { RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

/** A repository by the name that it has now, as GitHub leads from the one that it had; undefined where that leads nowhere. */
export async function nameNow(
  client: Pick<GitHubApi, 'request'>,
  { owner, name: repo }: RepositoryName,
): Promise<RepositoryName | undefined> {
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
    return { owner: data.owner.login, name: data.name }
  } catch (error) {
    if ([403, 404, 451].includes(statusOf(error) ?? 0)) return undefined
    throw error
  }
}
