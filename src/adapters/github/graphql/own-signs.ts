import * as z from 'zod/mini'
import type { CommentSeen, Issues, Sign } from '../../../app/ports/github.ts'
import { lruSet } from '../../../app/state/lru-set.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'
import { SIGNS } from './tell-at-once.ts'

const commentSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    reactionGroups: z.nullable(z.array(z.object({ content: z.string(), viewerHasReacted: z.boolean() }))),
  }),
)
/** Anything that is no comment comes with nothing but its name. */
const nothing = z.pipe(
  z.strictObject({ __typename: z.string() }),
  z.transform(() => null),
)

/** REST counts the signs on a comment, and says of none whose it is without a request for each comment. */
export const OWN_SIGNS = {
  text: `query OwnSigns($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on IssueComment { id reactionGroups { content viewerHasReacted } }
  }
}`,
  data: z.lazy(() => z.object({ nodes: z.array(z.nullable(z.union([commentSchema, nothing]))) })),
}

const AT_ONCE = 50
const MOST = 5_000

/** Nobody takes back a sign of the app but the app: once seen, here or by `saw`, it need not be asked for again. */
export function ownSigns(client: GitHubApi) {
  const known = lruSet<string>(MOST)
  const named = (nodeId: string, sign: Sign) => `${nodeId} ${sign}`
  const isOpen = ({ nodeId, signs }: Pick<CommentSeen, 'nodeId' | 'signs'>): boolean =>
    signs.some((sign) => !known.has(named(nodeId, sign)))
  const saw = ({ nodeId, signs }: Pick<CommentSeen, 'nodeId' | 'signs'>): void => {
    for (const sign of signs) known.add(named(nodeId, sign))
  }
  const of: Issues['ownSigns'] = async (comments) => {
    const open = comments.filter(isOpen).map(({ nodeId }) => nodeId)
    for (let from = 0; from < open.length; from += AT_ONCE) {
      const { nodes } = await askGraphql(client, OWN_SIGNS, { ids: open.slice(from, from + AT_ONCE) })
      for (const node of nodes)
        for (const { content, viewerHasReacted } of node?.reactionGroups ?? [])
          for (const [sign, name] of Object.entries(SIGNS) as [Sign, string][])
            if (viewerHasReacted && name === content) known.add(named(node?.id ?? '', sign))
    }
    return new Map(
      comments.map(({ nodeId, signs }) => [nodeId, signs.filter((sign) => known.has(named(nodeId, sign)))] as const),
    )
  }
  return { of, saw }
}
