import { closedSchema } from './closed-schema.ts'
import { type Parameter, rest, type Schema } from './descriptions.ts'
import { type Found, findOperation } from './find-operation.ts'
import type { Problem } from './problem.ts'
import { validator } from './validator.ts'

export interface Request {
  method: string
  /** Without the server; may carry its query. */
  path: string
  query?: Record<string, string | number | boolean | readonly string[]>
  /** Parsed JSON. */
  body?: unknown
}

const compileBody = validator(rest.schemas, 'invalid-body')
const compileParameters = validator(rest.schemas, 'invalid-parameter', { coerceTypes: true })

/** The findings of GitHub's description against a request: operation, path and query parameters, body, misspelt properties. */
export function checkRequest(request: Request): Problem[] {
  const [path = '', search = ''] = request.path.split('?', 2)
  const found = findOperation(request.method, path)
  if (found === undefined) {
    const text = `${request.method} ${path} is not among the operations that are kept of GitHub's description`
    return [{ code: 'unknown-operation', pointer: '', text }]
  }
  return [...checkParameters(found, { ...fromSearch(search), ...request.query }), ...checkBody(found, request.body)]
}

function checkParameters({ key, operation, pathParameters }: Found, query: Record<string, unknown>): Problem[] {
  const known = new Set(operation.parameters.filter((one) => one.in === 'query').map((one) => one.name))
  const unknown = Object.keys(query).filter((name) => !known.has(name))
  return [
    ...unknown.map((name): Problem => {
      return { code: 'unknown-parameter', pointer: `/query/${name}`, text: `${key} has no query parameter "${name}"` }
    }),
    ...compileParameters(key, () => parametersSchema(operation.parameters))({
      path: { ...pathParameters },
      query: { ...query },
    }),
  ]
}

function parametersSchema(parameters: Parameter[]): Schema {
  const group = (place: 'path' | 'query'): Schema => {
    const here = parameters.filter((one) => one.in === place)
    return {
      type: 'object',
      properties: Object.fromEntries(here.map((one) => [one.name, one.schema])),
      required: here.filter((one) => one.required).map((one) => one.name),
    }
  }
  return { type: 'object', properties: { path: group('path'), query: group('query') } }
}

function checkBody({ key, operation: { body } }: Found, given: unknown): Problem[] {
  if (isNothing(given)) {
    const text = `${key} needs a body`
    return body?.required ? [{ code: 'missing-body', pointer: '', text }] : []
  }
  if (body === undefined) return [{ code: 'unexpected-body', pointer: '', text: `${key} takes no body` }]
  return compileBody(key, () => closedSchema(body.schema, rest.schemas))(given)
}

/** Clients send `{}` where they have nothing to say. */
function isNothing(body: unknown): boolean {
  return (
    body === undefined || body === null || body === '' || (typeof body === 'object' && Object.keys(body).length === 0)
  )
}

/** `labels[]=a&labels[]=b` and `labels=a&labels=b` are lists; a single value stays one. */
function fromSearch(search: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name)
      const [only] = values
      return [name.replace(/\[\]$/, ''), name.endsWith('[]') || only === undefined || values.length > 1 ? values : only]
    }),
  )
}
