import * as z from 'zod/mini'
import type { IssueSeen, Labelled, RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, OUT_OF_REACH } from '../client/github-error.ts'
import { accountSchema, authorOf, bigIntSchema } from './account.ts'
import { askGraphql } from './document.ts'

const PAGE = 50

const issueSchema = z.object({
  id: z.string(),
  fullDatabaseId: z.nullable(bigIntSchema),
  number: z.int(),
  title: z.string(),
  body: z.string(),
  state: z.string(),
  stateReason: z.nullable(z.string()),
  labels: z.nullable(z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ name: z.string() })))) })),
  assignees: z.object({
    nodes: z.nullable(z.array(z.nullable(z.object({ databaseId: z.nullish(z.int()), login: z.string() })))),
  }),
  author: accountSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  locked: z.boolean(),
})
const listSchema = z.object({
  nodes: z.nullable(z.array(z.nullable(issueSchema))),
  pageInfo: z.object({ hasNextPage: z.boolean() }),
})
const data = z.object({ repository: z.nullable(z.record(z.string(), listSchema)) })

/** Issues of so many labels, those of each by itself: REST takes several labels as all of them. */
export function issuesLabelledOf(count: number): { text: string; data: typeof data } {
  const numbers = Array.from({ length: count }, (_, at) => at)
  const variables = numbers.map((at) => `$l${at}: [String!], $s${at}: [IssueState!]`).join(', ')
  const order = `first: ${PAGE}, orderBy: { field: UPDATED_AT, direction: DESC }`
  const lists = numbers.map((at) => `    l${at}: issues(labels: $l${at}, states: $s${at}, ${order}) { ...Listed }`)
  const text = `query IssuesLabelled($owner: String!, $name: String!, ${variables}) {
  repository(owner: $owner, name: $name) {
${lists.join('\n')}
  }
}
fragment Listed on IssueConnection {
  nodes {
    id
    fullDatabaseId
    number
    title
    body
    state
    stateReason
    labels(first: 100) { nodes { name } }
    assignees(first: 20) { nodes { databaseId login } }
    author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
    createdAt
    updatedAt
    locked
  }
  pageInfo { hasNextPage }
}`
  return { text, data }
}

/** One list for each of these, in their order, the one changed last at the end; undefined: it is to be asked by itself. */
export async function issuesLabelled(
  client: GitHubApi,
  { owner, name }: RepositoryName,
  wanted: readonly Labelled[],
): Promise<(readonly IssueSeen[] | undefined)[]> {
  const named = wanted.flatMap(({ label, state }, at) => [
    [`l${at}`, [label]] as const,
    [`s${at}`, state === 'all' ? ['OPEN', 'CLOSED'] : ['OPEN']] as const,
  ])
  try {
    const { repository } = await askGraphql(client, issuesLabelledOf(wanted.length), {
      ...{ owner, name },
      ...Object.fromEntries(named),
    })
    return wanted.map((_, at) => listIn(repository?.[`l${at}`]))
  } catch (error) {
    if (error instanceof GitHubError && SAYS_WHY_BY_REST.includes(error.kind)) return wanted.map(() => undefined)
    throw error
  }
}

const SAYS_WHY_BY_REST: readonly GitHubError['kind'][] = ['refused', ...OUT_OF_REACH, 'permission-missing']

function listIn(list: z.infer<typeof listSchema> | undefined): IssueSeen[] | undefined {
  if (!list?.nodes || list.pageInfo.hasNextPage) return undefined
  const all = list.nodes.flatMap((node) => (node?.fullDatabaseId == null ? [] : [viewIssue(node, node.fullDatabaseId)]))
  return all.length === list.nodes.length ? all.toReversed() : undefined
}

function viewIssue(
  { id: nodeId, labels, assignees, author, stateReason, state, ...rest }: z.infer<typeof issueSchema>,
  id: string | number,
): IssueSeen {
  const { number, title, body, createdAt, updatedAt, locked } = rest
  const by = authorOf(author)
  return {
    ...{ id: Number(id), number, nodeId, title, body, createdAt, updatedAt, locked, isPullRequest: false },
    state: state === 'CLOSED' ? 'closed' : 'open',
    stateReason: stateReason?.toLowerCase(),
    labels: (labels?.nodes ?? []).flatMap((label) => label?.name ?? []),
    assignees: (assignees.nodes ?? []).flatMap((one) =>
      one?.databaseId == null ? [] : [{ id: one.databaseId, login: one.login }],
    ),
    author: by,
    // By way of what people wrote it GraphQL does not tell.
    via: by.type === 'Bot' ? 'account' : 'not-told',
  }
}
