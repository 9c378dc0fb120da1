import type { Exchange } from '../contracts/recorded.ts'

/** A question by GraphQL is a POST too, and writes nothing. */
export const isWrite = ({ method, path, requestBody }: Exchange): boolean =>
  method !== 'GET' && !path.endsWith('/access_tokens') && !(path === '/graphql' && isQuery(requestBody))

const isQuery = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'query' in body && String(body.query).trimStart().startsWith('query')
