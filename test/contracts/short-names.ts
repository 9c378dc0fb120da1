import { asObject } from '../../src/sandbox/json.ts'
import type { Exchange } from './recorded.ts'

/** A commit, or a whole name: GitHub reads nothing else by either of them. */
const WHOLE = /^(?:HEAD|[0-9a-f]{40}|refs\/.+)$/
/** The argument of `git rev-parse`: a revision and a path. */
const EXPRESSION = /^([^:\s]+):[^:\s]*$/
const EXPRESSIONS = /^(?:file|folder|f\d+)$/

/** Requests that read by the short name of a branch. Whoever may write makes a tag of that name, and GitHub may read it. */
export function shortNames(exchanges: readonly Pick<Exchange, 'method' | 'path' | 'requestBody'>[]): string[] {
  return exchanges.flatMap(({ method, path, requestBody }) => {
    const names = path === '/graphql' ? inGraphql(requestBody) : method === 'GET' ? inRest(path) : []
    return names.filter((name) => !WHOLE.test(name)).map((name) => `${method} ${path} reads ${name}`)
  })
}

function inRest(path: string): string[] {
  const { pathname, searchParams } = new URL(path, 'https://api.example')
  const tree = /\/git\/trees\/([^/]+)$/.exec(pathname)?.[1]
  const asked = [
    /\/contents\//.test(pathname) ? searchParams.get('ref') : null,
    /\/commits$/.test(pathname) ? searchParams.get('sha') : null,
  ]
  return [...asked.filter((name) => name !== null), ...(tree === undefined ? [] : [decodeURIComponent(tree)])]
}

function inGraphql(body: unknown): string[] {
  return Object.entries(asObject(asObject(body).variables)).flatMap(([name, value]) => {
    const revision = EXPRESSIONS.test(name) && typeof value === 'string' ? EXPRESSION.exec(value)?.[1] : undefined
    return revision === undefined ? [] : [revision]
  })
}
