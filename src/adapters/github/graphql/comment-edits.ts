import * as z from 'zod'
import type { GitHubApi } from '../client.ts'
import { askGraphql } from './document.ts'

const editorSchema = z.object({ login: z.string(), databaseId: z.number().nullish() }).nullable()

/** REST does not say who edited a comment, nor whether anybody did after all. */
export const COMMENT_EDITS = {
  text: `query CommentEdits($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on IssueComment {
      id
      lastEditedAt
      editor { login ... on User { databaseId } ... on Bot { databaseId } }
    }
  }
}`,
  data: z.object({
    nodes: z.array(
      z
        .object({ id: z.string(), lastEditedAt: z.string().nullable(), editor: editorSchema })
        .or(z.object({}))
        .nullable(),
    ),
  }),
}

export interface CommentEdit {
  at: string
  /** Undefined where the account is gone. */
  editor: { id: number | undefined; login: string } | undefined
}

/** The last edit of each comment that was edited, by the comment's node id; up to a hundred comments at once. */
export async function commentEdits(
  client: GitHubApi,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CommentEdit>> {
  if (ids.length === 0) return new Map()
  const { nodes } = await askGraphql(client, COMMENT_EDITS, { ids })
  return new Map(
    nodes.flatMap((node) => {
      if (node === null || !('id' in node) || node.lastEditedAt === null) return []
      const { editor } = node
      const by = editor ? { id: editor.databaseId ?? undefined, login: editor.login } : undefined
      return [[node.id, { at: node.lastEditedAt, editor: by }] as const]
    }),
  )
}
