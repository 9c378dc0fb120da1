import type { Octokit } from '@octokit/core'
import { GitHubError } from './github-error.ts'
import type { Urgency } from './request-class.ts'
import { type GraphqlError, graphqlAnswer } from './served-graphql.ts'

/** A query may be repeated, a mutation may not. */
export async function sendGraphql(
  request: Octokit['request'],
  document: string,
  variables: Readonly<Record<string, unknown>>,
  urgency?: Urgency,
): Promise<unknown> {
  const { baseUrl } = request.endpoint.DEFAULTS
  const repeatable = document.trimStart().startsWith('query')
  const answer = await request(
    'POST /graphql',
    // GitHub Enterprise Server keeps GraphQL beside the REST API, not below it.
    { query: document, variables, baseUrl: baseUrl.replace(/\/api\/v3$/, '/api'), request: { repeatable, urgency } },
  )
  const { data, errors = [] } = graphqlAnswer(answer.data)
  if (errors.every(isMissingNode)) return data
  const why = Object.assign(new Error(errors.map(({ message }) => message).join('; ')), { status: 422 })
  const missing = errors.every(({ type }) => type === 'NOT_FOUND')
  throw new GitHubError(missing ? 'not-found' : 'refused', { method: 'POST', path: '/graphql' }, why)
}

/** One of several things that were asked for, as nodes or as issues of a repository, is gone: the answer has the others. */
const isMissingNode = ({ type, path: [of, which] = [] }: GraphqlError): boolean =>
  type === 'NOT_FOUND' &&
  ((of === 'nodes' && typeof which === 'number') || (of === 'repository' && /^i\d+$/.test(String(which))))
