import * as z from 'zod/mini'
import type { TextEdit } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'

const editorSchema = z.nullable(
  z.object({ __typename: z.string(), login: z.string(), databaseId: z.nullish(z.number()) }),
)

const textSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    body: z.string(),
    includesCreatedEdit: z.boolean(),
    userContentEdits: z.nullable(
      z.object({
        totalCount: z.number(),
        nodes: z.nullable(
          z.array(z.nullable(z.object({ editedAt: z.string(), editor: editorSchema, diff: z.nullable(z.string()) }))),
        ),
      }),
    ),
  }),
)

/** Anything that is no text comes with nothing but its name. */
const nothing = z.pipe(
  z.strictObject({ __typename: z.string() }),
  z.transform(() => null),
)

/** REST does not say who edited a text, nor what it said before. */
export const TEXT_EDITS = {
  text: `query TextEdits($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Comment {
      id
      body
      includesCreatedEdit
      userContentEdits(first: 100) {
        totalCount
        nodes {
          editedAt
          editor { __typename login ... on User { databaseId } ... on Bot { databaseId } }
          diff
        }
      }
    }
  }
}`,
  data: z.lazy(() => z.object({ nodes: z.array(z.nullable(z.union([textSchema, nothing]))) })),
}

const AT_ONCE = 50

/** The edits of issues' and comments' texts, by node id, oldest first; none of texts that nobody edited. */
export async function textEdits(
  client: GitHubApi,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TextEdit[]>> {
  const edits = new Map<string, readonly TextEdit[]>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const { nodes } = await askGraphql(client, TEXT_EDITS, { ids: ids.slice(from, from + AT_ONCE) })
    for (const node of nodes) if (node !== null) edits.set(node.id, editsOf(node))
  }
  return edits
}

/**
 * Assumed: what GitHub calls the `diff` of an edit is the whole text after it. The newest must be the text as it is now;
 * where it is not, no former text is believed.
 */
function editsOf({ body, includesCreatedEdit, userContentEdits }: z.infer<typeof textSchema>): TextEdit[] {
  const { totalCount = 0, nodes } = userContentEdits ?? {}
  // Newest first; within one second only the order tells.
  const found = (nodes ?? [])
    .filter((node) => node !== null)
    .toReversed()
    .sort((a, b) => Date.parse(a.editedAt) - Date.parse(b.editedAt))
  const newest = found.at(-1)?.diff
  const isWhole = typeof newest === 'string' && plain(newest) === plain(body)
  const texts = found.map(({ diff }) => (isWhole ? (diff ?? undefined) : undefined))
  const edits = found.map(({ editedAt: at, editor }, index): TextEdit => {
    const by = editor ? { id: editor.databaseId ?? 0, login: editor.login, type: editor.__typename } : undefined
    return { at, by, text: texts[index], before: texts[index - 1] }
  })
  // GitHub lists the writing itself as the first edit, unless there are more of them than one page holds.
  return includesCreatedEdit && found.length === totalCount ? edits.slice(1) : edits
}

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd()
