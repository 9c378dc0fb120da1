import type { Actor } from '../actor.ts'
import { notFound } from '../http-error.ts'
import type { Json } from '../json.ts'
import { match, type Route } from '../route.ts'

/** GraphQL takes the same routes as REST where both do and tell the same. */
export const byRest =
  (routes: readonly Route[], actor: Actor) =>
  async (method: string, path: string, body: Json = {}): Promise<unknown> => {
    const { pathname, searchParams: query } = new URL(path, 'http://localhost')
    const found = match(routes, method, pathname)
    if (!found) throw notFound()
    const { handler, params } = found
    const answer = await handler({ method, path: pathname, query, params, body, json: body, actor })
    return answer.body
  }
