import { checkGraphql } from './check-graphql.ts'
import { checkGraphqlAnswer } from './check-graphql-answer.ts'
import { checkRequest } from './check-request.ts'
import { checkResponse } from './check-response.ts'
import type { Problem } from './problem.ts'

/** One request and its answer, as a proxy sees them. */
export interface Exchange {
  method: string
  /** With its query, without the server. */
  path: string
  /** Parsed JSON. */
  requestBody?: unknown
  status: number
  /** Parsed JSON. */
  responseBody?: unknown
  /** A test asked for this very answer: it is nobody's word. */
  isPlanted?: boolean
}

export interface RecordedProblem extends Problem {
  /** The side to blame: the client for the request, the server for the response. */
  side: 'request' | 'response'
  method: string
  path: string
  status: number
}

/** Everything that GitHub's descriptions say against a recording. */
export function checkRecorded(exchanges: readonly Exchange[]): RecordedProblem[] {
  return exchanges.flatMap((exchange) => {
    const { method, path, status, isPlanted = false } = exchange
    const [request, said] = path === '/graphql' ? graphqlProblems(exchange) : restProblems(exchange)
    const response = isPlanted ? [] : said
    return [
      ...request.map((problem): RecordedProblem => ({ ...problem, side: 'request', method, path, status })),
      ...response.map((problem): RecordedProblem => ({ ...problem, side: 'response', method, path, status })),
    ]
  })
}

function restProblems({ method, path, status, requestBody, responseBody }: Exchange): [Problem[], Problem[]] {
  const request = checkRequest({ method, path, body: requestBody })
  if (request.some((problem) => problem.code === 'unknown-operation')) return [request, []]
  return [request, checkResponse({ method, path, status, body: responseBody })]
}

function graphqlProblems({ status, requestBody, responseBody }: Exchange): [Problem[], Problem[]] {
  const { query, variables } = fields(requestBody)
  if (typeof query !== 'string')
    return [
      [{ code: 'invalid-body', pointer: '/query', text: 'a GraphQL request carries its document as "query"' }],
      [],
    ]
  const request = checkGraphql(query, fields(variables))
  const { data, errors } = fields(responseBody)
  if (request.length > 0 || status !== 200 || errors !== undefined) return [request, []]
  return [request, checkGraphqlAnswer({ document: query, variables: fields(variables), data })]
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
