import * as z from 'zod/mini'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, OUT_OF_REACH } from '../client/github-error.ts'
import { askGraphql } from './document.ts'

export const BOARD_FIELD = {
  text: `query BoardField($org: String!, $number: Int!, $field: String!) {
  organization(login: $org) {
    projectV2(number: $number) {
      id
      closed
      field(name: $field) { ... on ProjectV2SingleSelectField { id databaseId options { id name } } }
    }
  }
}`,
  data: z.object({
    organization: z.nullable(
      z.object({
        projectV2: z.nullable(
          z.object({
            id: z.string(),
            closed: z.boolean(),
            // Any other kind of field comes as an empty object.
            field: z.nullable(
              z.object({
                id: z.optional(z.string()),
                databaseId: z.nullish(z.int()),
                options: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
}

/** A board's field of columns, by the numbers of REST and the ids of GraphQL. */
export interface BoardField {
  id: number
  options: readonly { id: string; name: string }[]
  nodes: { project: string; field: string }
  /** People find it among the closed ones alone. */
  closed: boolean
}

/** Undefined where it is not there, or GraphQL does not say: REST tells why. */
export async function boardField(
  client: GitHubApi,
  { org, project: number, field: name }: { org: string; project: number; field: string },
): Promise<BoardField | undefined> {
  try {
    const { organization } = await askGraphql(client, BOARD_FIELD, { org, number, field: name })
    const project = organization?.projectV2
    const { id: field, databaseId: id, options } = project?.field ?? {}
    if (project == null || field === undefined || id == null || options === undefined) return undefined
    return { id, options, nodes: { project: project.id, field }, closed: project.closed }
  } catch (error) {
    if (error instanceof GitHubError && UNSEEN.includes(error.kind)) return undefined
    throw error
  }
}

const UNSEEN: readonly GitHubError['kind'][] = [...OUT_OF_REACH, 'refused', 'permission-missing']
