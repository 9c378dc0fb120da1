import type * as z from 'zod/mini'
import type { GitHubApi } from '../client/client.ts'
import type { Urgency } from '../client/request-class.ts'

/** A named document, and what its answer must look like. */
export interface GraphqlDocument<Schema extends z.ZodMiniType> {
  text: string
  data: Schema
}

export async function askGraphql<Schema extends z.ZodMiniType>(
  client: GitHubApi,
  document: GraphqlDocument<Schema>,
  variables: Readonly<Record<string, unknown>>,
  urgency?: Urgency,
): Promise<z.infer<Schema>> {
  return document.data.parse(await client.graphql(document.text, variables, urgency))
}
