import * as z from 'zod/mini'
import type { CommentSeen, RepositoryName, SeenTogether, Sign } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, OUT_OF_REACH } from '../client/github-error.ts'
import { accountSchema, authorOf, bigIntSchema } from './account.ts'
import { askGraphql } from './document.ts'
import { SIGNS } from './tell-at-once.ts'

/** A thousand comments of as many cases, and their cards, are within what GitHub answers in a second or two. */
const AT_ONCE = 50

const issueSchema = z.object({
  id: z.string(),
  updatedAt: z.string(),
  lastEditedAt: z.nullable(z.string()),
  comments: z.object({
    nodes: z.nullable(
      z.array(
        z.nullable(
          z.object({
            id: z.string(),
            fullDatabaseId: z.nullable(bigIntSchema),
            author: accountSchema,
            body: z.string(),
            createdAt: z.string(),
            updatedAt: z.string(),
            lastEditedAt: z.nullable(z.string()),
            reactionGroups: z.nullable(z.array(z.object({ content: z.string(), viewerHasReacted: z.boolean() }))),
          }),
        ),
      ),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
  projectItems: z.optional(
    z.object({
      nodes: z.nullable(
        z.array(
          z.nullable(
            z.object({
              fullDatabaseId: z.nullable(bigIntSchema),
              updatedAt: z.string(),
              project: z.object({ number: z.number(), closed: z.boolean() }),
              fieldValueByName: z.nullable(z.object({ name: z.nullish(z.string()) })),
            }),
          ),
        ),
      ),
    }),
  ),
})
const data = z.object({ repository: z.nullable(z.record(z.string(), z.nullable(issueSchema))) })

const CARDS =
  'projectItems(first: 20) { nodes { fullDatabaseId updatedAt project { number closed } fieldValueByName(name: $field) { ... on ProjectV2ItemFieldSingleSelectValue { name } } } }'

/** One query for so many cases; REST takes two requests for each. Cards are asked for where there is a board alone. */
export function casesTogetherOf(count: number, cards: boolean): { text: string; data: typeof data } {
  const numbers = Array.from({ length: count }, (_, at) => at)
  const variables = [...numbers.map((at) => `$n${at}: Int!`), ...(cards ? ['$field: String!'] : [])].join(', ')
  const issues = numbers.map((at) => `    i${at}: issue(number: $n${at}) { ...Seen }`).join('\n')
  const text = `query CasesTogether($owner: String!, $name: String!, ${variables}) {
  repository(owner: $owner, name: $name) {
${issues}
  }
}
fragment Seen on Issue {
  id
  updatedAt
  lastEditedAt
  comments(first: 100) {
    nodes {
      id
      fullDatabaseId
      author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
      body
      createdAt
      updatedAt
      lastEditedAt
      reactionGroups { content viewerHasReacted }
    }
    pageInfo { hasNextPage }
  }
  ${cards ? CARDS : ''}
}`
  return { text, data }
}

/**
 * Comments and cards of many issues, by number. An issue that is left out is to be looked at by itself: it has more comments
 * than a page holds, or GitHub does not tell so of these.
 */
export async function casesTogether(
  client: GitHubApi,
  repository: RepositoryName,
  numbers: readonly number[],
  field: string | undefined,
): Promise<ReadonlyMap<number, SeenTogether>> {
  const parts = Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, at) =>
    numbers.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
  const found = await Promise.all(parts.map((part) => onePart(client, repository, part, field)))
  return new Map(found.flat())
}

async function onePart(
  client: GitHubApi,
  { owner, name }: RepositoryName,
  numbers: readonly number[],
  field: string | undefined,
): Promise<[number, SeenTogether][]> {
  const named = Object.fromEntries(numbers.map((number, at) => [`n${at}`, number]))
  const variables = { owner, name, ...named, ...(field !== undefined && { field }) }
  try {
    const { repository } = await askGraphql(client, casesTogetherOf(numbers.length, field !== undefined), variables)
    return numbers.flatMap((number, at): [number, SeenTogether][] => {
      const seen = repository?.[`i${at}`]
      const comments = seen == null ? undefined : commentsIn(number, seen.comments)
      if (seen == null || comments === undefined) return []
      return [[number, { comments, cards: cardsIn(seen.projectItems), unedited: uneditedIn(seen) }]]
    })
  } catch (error) {
    if (error instanceof GitHubError && SAYS_WHY_BY_REST.includes(error.kind)) return []
    throw error
  }
}

const SAYS_WHY_BY_REST: readonly GitHubError['kind'][] = ['refused', ...OUT_OF_REACH, 'permission-missing']

type Seen = z.infer<typeof issueSchema>

/** Undefined where it is not all of them, or one is not told as a whole. */
function commentsIn(issue: number, { nodes, pageInfo }: Seen['comments']): CommentSeen[] | undefined {
  if (nodes === null || pageInfo.hasNextPage) return undefined
  const all = nodes.flatMap((node): CommentSeen[] => {
    if (node === null || node.fullDatabaseId === null) return []
    const { id: nodeId, fullDatabaseId, body, createdAt, updatedAt } = node
    const given = new Set(
      (node.reactionGroups ?? []).flatMap(({ content, viewerHasReacted }) => (viewerHasReacted ? [content] : [])),
    )
    const signs = (Object.keys(SIGNS) as Sign[]).filter((sign) => given.has(SIGNS[sign]))
    const author = authorOf(node.author)
    return [
      {
        id: Number(fullDatabaseId),
        nodeId,
        issue,
        body,
        author,
        createdAt,
        updatedAt,
        via: 'not-told' as const,
        signs,
      },
    ]
  })
  return all.length === nodes.length ? all : undefined
}

/** Texts that nobody ever edited. */
function uneditedIn({ id, updatedAt, lastEditedAt, comments }: Seen): SeenTogether['unedited'] {
  const all = [{ id, updatedAt, lastEditedAt }, ...(comments.nodes ?? []).flatMap((node) => node ?? [])]
  return all.flatMap((text) => (text.lastEditedAt === null ? [{ nodeId: text.id, updatedAt: text.updatedAt }] : []))
}

const cardsIn = (items: Seen['projectItems']): SeenTogether['cards'] =>
  (items?.nodes ?? []).flatMap((node) => {
    if (node === null || node.fullDatabaseId === null) return []
    const { fullDatabaseId, updatedAt: changedAt, project, fieldValueByName: value } = node
    const { number, closed } = project
    return [{ item: Number(fullDatabaseId), name: value?.name ?? undefined, changedAt, project: number, closed }]
  })
