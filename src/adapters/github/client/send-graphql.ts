import type { Octokit } from '@octokit/core'
import { GitHubError } from './github-error.ts'
import type { Urgency } from './request-class.ts'

/** A query may be repeated, a mutation may not. */
export async function sendGraphql(
  request: Octokit['request'],
  document: string,
  variables: Readonly<Record<string, unknown>>,
  urgency?: Urgency,
): Promise<unknown> {
  const { baseUrl } = request.endpoint.DEFAULTS
  const repeatable = document.trimStart().startsWith('query')
  const { data }: { data: { data?: unknown; errors?: readonly { type?: string; message: string }[] } } = await request(
    'POST /graphql',
    // GitHub Enterprise Server keeps GraphQL beside the REST API, not below it.
    { query: document, variables, baseUrl: baseUrl.replace(/\/api\/v3$/, '/api'), request: { repeatable, urgency } },
  )
  if (data.errors?.length) {
    const why = Object.assign(new Error(data.errors.map(({ message }) => message).join('; ')), { status: 422 })
    const missing = data.errors.every(({ type }) => type === 'NOT_FOUND')
    throw new GitHubError(missing ? 'not-found' : 'refused', { method: 'POST', path: '/graphql' }, why)
  }
  return data.data
}
