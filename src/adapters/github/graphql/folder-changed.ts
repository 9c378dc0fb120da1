import * as z from 'zod/mini'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'
import { there } from './there.ts'

const pullsSchema = z.nullish(
  z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ mergedAt: z.nullable(z.string()) })))) }),
)
const historySchema = z.object({
  nodes: z.nullable(z.array(z.nullable(z.object({ committedDate: z.string(), associatedPullRequests: pullsSchema })))),
})

/** The last commit of a folder, and what brought it here; by REST the second waits for the first. */
export const FOLDER_CHANGED = {
  text: `query FolderChanged($owner: String!, $name: String!, $folder: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        ... on Commit {
          history(first: 1, path: $folder) {
            nodes { committedDate associatedPullRequests(first: 10) { nodes { mergedAt } } }
          }
        }
      }
    }
  }
}`,
  data: z.object({
    repository: z.nullable(
      z.object({
        defaultBranchRef: z.nullable(
          z.object({ target: z.nullable(z.object({ history: z.optional(historySchema) })) }),
        ),
      }),
    ),
  }),
}

/** Since when a folder of the default branch is as it is; undefined where nothing was ever in it. */
export async function folderChanged(
  client: GitHubApi,
  place: RepositoryName,
  folder: string,
): Promise<string | undefined> {
  const answer = await there(askGraphql(client, FOLDER_CHANGED, { ...place, folder }))
  const [last] = answer?.repository?.defaultBranchRef?.target?.history?.nodes ?? []
  if (last == null) return undefined
  const merged = (last.associatedPullRequests?.nodes ?? []).flatMap((pull) => pull?.mergedAt ?? [])
  return [last.committedDate, ...merged].sort().at(-1)
}
