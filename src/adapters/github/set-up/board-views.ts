import * as z from 'zod/mini'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from '../graphql/document.ts'

/** REST makes a view, and has no list of them. */
export const BOARD_VIEWS = {
  text: `query BoardViews($org: String!, $number: Int!) {
  organization(login: $org) { projectV2(number: $number) { views(first: 100) { nodes { name } } } }
}`,
  data: z.object({
    organization: z.nullable(
      z.object({
        projectV2: z.nullable(
          z.object({ views: z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ name: z.string() })))) }) }),
        ),
      }),
    ),
  }),
}

export async function boardViews(client: GitHubApi, org: string, number: number): Promise<string[]> {
  const { organization } = await askGraphql(client, BOARD_VIEWS, { org, number })
  return (organization?.projectV2?.views.nodes ?? []).flatMap((node) => node?.name ?? [])
}

/** REST makes no board. */
export const CREATE_BOARD = {
  text: `mutation CreateBoard($owner: ID!, $title: String!) {
  createProjectV2(input: { ownerId: $owner, title: $title }) { projectV2 { number url } }
}`,
  data: z.object({
    createProjectV2: z.object({ projectV2: z.object({ number: z.number(), url: z.string() }) }),
  }),
}
