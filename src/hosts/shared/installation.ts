import type { Octokit } from '@octokit/core'
import type { GitHubApi } from '../../adapters/github/client/client.ts'
import type { Place } from '../../app/ports/policies.ts'
import type { Account } from '../../domain/case/case.ts'

/** The account as which GitHub shows what the app does: `slug[bot]`. */
export async function accountOf(app: Octokit, installation: Octokit): Promise<Account> {
  const { data } = await app.request('GET /app')
  const login = `${data?.slug}[bot]`
  const account = await installation.request('GET /users/{username}', { username: login })
  return { id: Number(account.data.id), login }
}

export async function repositoriesOf(client: GitHubApi): Promise<Place[]> {
  const all = await client.paginate(async (page) => {
    const { data, headers } = await client.request('GET /installation/repositories', { per_page: 100, page })
    return { data: data.repositories, headers }
  })
  return all.map(({ id, owner, name }) => ({ id: Number(id), owner: owner.login, name }))
}
