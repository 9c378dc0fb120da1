import * as z from 'zod/mini'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'

const optionSchema = z.object({ id: z.string(), name: z.string(), color: z.string(), description: z.string() })

/** REST knows neither a board's automations nor the colours that options need when they are written back. */
export const BOARD_SETTINGS = {
  text: `query BoardSettings($org: String!, $number: Int!, $field: String!) {
  organization(login: $org) {
    projectV2(number: $number) {
      id
      public
      field(name: $field) {
        ... on ProjectV2SingleSelectField { id options { id name color description } }
      }
      workflows(first: 50) { nodes { name enabled } }
    }
  }
}`,
  data: z.object({
    organization: z.nullable(
      z.object({
        projectV2: z.nullable(
          z.object({
            id: z.string(),
            public: z.boolean(),
            // Any other kind of field comes as an empty object.
            field: z.nullable(z.object({ id: z.optional(z.string()), options: z.optional(z.array(optionSchema)) })),
            workflows: z.object({
              nodes: z.nullable(z.array(z.nullable(z.object({ name: z.string(), enabled: z.boolean() })))),
            }),
          }),
        ),
      }),
    ),
  }),
}

export interface BoardSettings {
  project: string
  /** Anybody at all may read it. */
  public: boolean
  /** Undefined where the board has no such single-select field. */
  field: { id: string; options: readonly z.infer<typeof optionSchema>[] } | undefined
  /** Projects' own automations that are switched on: two of them set `Done`. */
  automations: readonly string[]
}

/** Undefined where there is no such board, or the app may not see it. */
export async function boardSettings(
  client: GitHubApi,
  { org, project: number, field }: { org: string; project: number; field: string },
): Promise<BoardSettings | undefined> {
  const { organization } = await askGraphql(client, BOARD_SETTINGS, { org, number, field })
  const project = organization?.projectV2
  if (!project) return undefined
  const { id, options } = project.field ?? {}
  return {
    project: project.id,
    public: project.public,
    field: id === undefined || options === undefined ? undefined : { id, options },
    automations: (project.workflows.nodes ?? []).flatMap((node) => (node?.enabled ? [node.name] : [])),
  }
}
