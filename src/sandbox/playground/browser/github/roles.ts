import { FACTS } from '../facts.ts'
import type { Api } from './api.ts'
import { heldRoles } from './held-roles.ts'
import type { Policy } from './policy.ts'
import type { User } from './shapes.ts'

/** The roles in which a person may be asked for something: by the policy, and by the company's teams. */
export async function rolesOf(api: Api, policy: Policy, login: string): Promise<readonly string[]> {
  const slugs = [...new Set(Object.values(policy.roles).flatMap(({ teams = [] }) => teams))]
  const members = await Promise.all(
    slugs.map(async (slug) => {
      const found = await api.all<User>(`/orgs/${FACTS.org}/teams/${slug}/members`).catch(() => [])
      return found.some((user) => user.login === login) ? [slug] : []
    }),
  )
  return heldRoles(policy.roles, login, new Set(members.flat()))
}
