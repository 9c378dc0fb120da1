import { type Operation, rest } from './descriptions.ts'

export interface Found {
  /** As GitHub names it: `GET /repos/{owner}/{repo}`. */
  key: string
  operation: Operation
  /** Decoded, by parameter name. */
  pathParameters: Record<string, string>
}

interface Route extends Omit<Found, 'pathParameters'> {
  method: string
  parts: string[]
  multiSegment: boolean
}

const routes: Route[] = Object.entries(rest.operations).map(([key, operation]) => {
  const [method = '', template = ''] = key.split(' ')
  return {
    key,
    operation,
    method,
    parts: template.split('/'),
    multiSegment: operation.parameters.some((one) => one.multiSegment),
  }
})

/** The operation that a request means; the most literal template wins, as on GitHub. */
export function findOperation(method: string, path: string): Found | undefined {
  // No route means a path whose escapes cannot be read.
  if (/%(?![0-9a-f]{2})/i.test(path)) return undefined
  const segments = path.split('/')
  const candidates = routes.flatMap((route) => {
    const pathParameters = route.method === method.toUpperCase() ? match(route, segments) : undefined
    return pathParameters === undefined ? [] : [{ route, pathParameters }]
  })
  const [best] = candidates.sort(
    (a, b) =>
      Object.keys(a.pathParameters).length - Object.keys(b.pathParameters).length ||
      // `commits/{ref}` takes slashes, and is still not what `commits/{ref}/check-runs` means.
      b.route.parts.length - a.route.parts.length,
  )
  return best && { key: best.route.key, operation: best.route.operation, pathParameters: best.pathParameters }
}

function match(route: Route, segments: string[]): Record<string, string> | undefined {
  const last = route.parts.length - 1
  const given = route.multiSegment ? [...segments.slice(0, last), segments.slice(last).join('/')] : segments
  if (given.length !== route.parts.length || segments.length < route.parts.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, part] of route.parts.entries()) {
    const segment = given[index] ?? ''
    if (!part.startsWith('{')) {
      if (part !== segment) return undefined
      continue
    }
    // `GET …/contents/` is the root: only a parameter that may hold slashes may be empty.
    if (segment === '' && !(route.multiSegment && index === last)) return undefined
    parameters[part.slice(1, -1)] = decodeURIComponent(segment)
  }
  return parameters
}
