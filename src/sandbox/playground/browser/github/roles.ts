import { FACTS } from '../facts.ts'
import type { Api } from './api.ts'
import type { Policy } from './policy.ts'
import type { User } from './shapes.ts'

/** The roles that a person has by the company's teams, and by what the policy gives those in each case. */
export async function rolesOf(api: Api, policy: Policy, login: string): Promise<readonly string[]> {
  const entries = Object.entries(policy.roles)
  const slugs = [...new Set(entries.flatMap(([, { teams = [] }]) => teams))]
  const members = new Map(
    await Promise.all(
      slugs.map(async (slug) => {
        const found = await api.all<User>(`/orgs/${FACTS.org}/teams/${slug}/members`).catch(() => [])
        return [slug, found.some((user) => user.login === login)] as const
      }),
    ),
  )
  const own = entries.filter(([, { teams = [] }]) => teams.some((slug) => members.get(slug) === true)).map(([id]) => id)
  const ofCase = entries.filter(([, { 'of-case': given }]) => own.includes(given?.default ?? '')).map(([id]) => id)
  return [...own, ...ofCase]
}
