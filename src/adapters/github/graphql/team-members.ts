import * as z from 'zod/mini'
import type { Account } from '../../../domain/case/case.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, OUT_OF_REACH } from '../client/github-error.ts'
import { askGraphql } from './document.ts'

const teamSchema = z.object({
  members: z.object({
    nodes: z.nullable(
      z.array(z.nullable(z.object({ id: z.string(), databaseId: z.nullish(z.int()), login: z.string() }))),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
})
const data = z.object({ organization: z.nullable(z.record(z.string(), z.nullable(teamSchema))) })

/** One query for so many teams, those of the teams in them included, as in REST; that takes a request for each. */
export function teamMembersOf(count: number): { text: string; data: typeof data } {
  const numbers = Array.from({ length: count }, (_, at) => at)
  const variables = numbers.map((at) => `$t${at}: String!`).join(', ')
  const teams = numbers.map((at) => `t${at}: team(slug: $t${at}) { ...Members }`).join(' ')
  const text = `query TeamMembers($org: String!, ${variables}) {
  organization(login: $org) { ${teams} }
}
fragment Members on Team { members(first: 100) { nodes { id databaseId login } pageInfo { hasNextPage } } }`
  return { text, data }
}

/**
 * The members of these teams, by their slugs. A team that is left out is to be asked for by itself: it is not there, it has more
 * people than a page holds, or this token may not ask so. `saw`: by which id GraphQL knows an account.
 */
export async function teamMembers(
  client: GitHubApi,
  org: string,
  slugs: readonly string[],
  saw: (login: string, nodeId: string) => void,
): Promise<ReadonlyMap<string, readonly Account[]>> {
  if (slugs.length === 0) return new Map()
  const named = Object.fromEntries(slugs.map((slug, at) => [`t${at}`, slug]))
  try {
    const { organization } = await askGraphql(client, teamMembersOf(slugs.length), { org, ...named })
    return new Map(
      slugs.flatMap((slug, at) => {
        const team = organization?.[`t${at}`]
        for (const node of team?.members.nodes ?? []) if (node !== null) saw(node.login, node.id)
        const members = membersIn(team)
        return members === undefined ? [] : [[slug, members] as const]
      }),
    )
  } catch (error) {
    if (error instanceof GitHubError && SAYS_WHY_BY_REST.includes(error.kind)) return new Map()
    throw error
  }
}

const SAYS_WHY_BY_REST: readonly GitHubError['kind'][] = ['refused', ...OUT_OF_REACH, 'permission-missing']

function membersIn(team: z.infer<typeof teamSchema> | null | undefined): Account[] | undefined {
  if (!team?.members.nodes || team.members.pageInfo.hasNextPage) return undefined
  const { nodes } = team.members
  const members = nodes.flatMap((node) => (node?.databaseId ? [{ id: node.databaseId, login: node.login }] : []))
  // Somebody whom GitHub does not name must not be taken for nobody.
  return members.length === nodes.length ? members : undefined
}
