import { rest } from './descriptions.ts'
import { findOperation } from './find-operation.ts'
import type { Problem } from './problem.ts'
import { validator } from './validator.ts'

export interface Response {
  method: string
  path: string
  status: number
  /** Parsed JSON; absent where nothing was answered. */
  body?: unknown
}

/** GitHub answers these to any operation (bad JSON, bad token, no right, hidden, limits, trouble) and lists them for few. */
const anywhere = new Set([400, 401, 403, 404, 429])

const compile = validator(rest.schemas, 'invalid-body')

/** The findings of GitHub's description against an answer: its status, its body. */
export function checkResponse({ method, path, status, body }: Response): Problem[] {
  const found = findOperation(method, path.split('?', 1)[0] ?? '')
  if (found === undefined) {
    const text = `${method} ${path} is not among the operations that are kept of GitHub's description`
    return [{ code: 'unknown-operation', pointer: '', text }]
  }
  const { key, operation } = found
  if (status >= 500) return []
  const refusal = status >= 400 ? checkRefusal(key, status, body) : []
  const schema = operation.responses[status]
  if (schema === undefined) {
    const unchanged = status === 304 && method.toUpperCase() === 'GET'
    if (unchanged || anywhere.has(status)) return refusal
    const known = Object.keys(operation.responses).join(', ')
    return [{ code: 'undocumented-status', pointer: '', text: `${key} answers ${known}, never ${status}` }, ...refusal]
  }
  if (status >= 400)
    return schema === null || refusal.length > 0 ? refusal : compile(`${key} ${status}`, () => schema)(body)
  const empty = body === undefined || body === null || body === ''
  if (schema === null)
    return empty ? [] : [{ code: 'unexpected-body', pointer: '', text: `${key} answers ${status} without a body` }]
  if (empty) return [{ code: 'missing-body', pointer: '', text: `${key} answers ${status} with a body` }]
  return compile(`${key} ${status}`, () => schema)(body)
}

/** The reason of any refusal stands in `message`, where people and clients read it. */
function checkRefusal(key: string, status: number, body: unknown): Problem[] {
  const said = typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string'
  return said ? [] : [{ code: 'missing-message', pointer: '/message', text: `${key} ${status} gives no message` }]
}
