import type { RepositoryName } from '../../../app/ports/github.ts'
import type { RepositoryAccess } from '../../../app/ports/readers.ts'
import type { RepositoryRole } from '../../../domain/doctor/facts.ts'
import type { GitHubApi } from '../client/client.ts'
import { ifPermitted, undefinedOn404 } from '../doctor/if-permitted.ts'
import { roleNamed } from './role-named.ts'

/** Everybody whom GitHub lets read a repository: of the organisation, by team, by its base permission, invited, or as owner. */
export const collaborators = (client: GitHubApi, { owner, name: repo }: RepositoryName, affiliation?: 'outside') =>
  client.paginate((page) =>
    client.request('GET /repos/{owner}/{repo}/collaborators', {
      ...{ owner, repo, per_page: 100, page },
      ...(affiliation !== undefined && { affiliation }),
    }),
  )

export function readers(client: GitHubApi): RepositoryAccess {
  // A person's own repositories have one owner, who is no member of anything.
  const ownersOf = async (org: string): Promise<ReadonlySet<string>> => {
    const found = await undefinedOn404(() =>
      client.paginate((page) =>
        client.request('GET /orgs/{org}/members', { ...{ org, role: 'admin' as const, per_page: 100, page } }),
      ),
    )
    return new Set(found === undefined ? [org] : found.map(({ login }) => login))
  }
  return {
    of: (repository) =>
      ifPermitted('administration: read', async () => {
        const [all, outside, owners] = await Promise.all([
          collaborators(client, repository),
          collaborators(client, repository, 'outside'),
          ownersOf(repository.owner),
        ])
        const invited = new Set(outside.map(({ id }) => Number(id)))
        return all.map(({ id, login, role_name, permissions }) => ({
          ...{ id: Number(id), login, role: roleOf(role_name, permissions) },
          ...{ outside: invited.has(Number(id)), owner: owners.has(login) },
        }))
      }),
  }
}

type Permissions = { pull: boolean; triage?: boolean; push: boolean; maintain?: boolean; admin: boolean } | undefined

/** A company's own role has a name that says nothing; what it comes to stands beside it. */
function roleOf(name: string, may: Permissions): RepositoryRole {
  const most = may?.admin ? 'admin' : may?.maintain ? 'maintain' : may?.push ? 'write' : may?.triage ? 'triage' : 'read'
  return roleNamed({ role_name: name, permission: most })
}
