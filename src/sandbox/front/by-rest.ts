import type { Actor } from '../actor.ts'
import { notFound } from '../http-error.ts'
import type { Json } from '../json.ts'
import { match, type Route } from '../route.ts'

/** GraphQL's writes take the same routes as REST's, so that both do and tell the same. */
export const byRest =
  (routes: readonly Route[], actor: Actor) =>
  async (method: string, path: string, body: Json): Promise<unknown> => {
    const found = match(routes, method, path)
    if (!found) throw notFound()
    const { handler, params } = found
    const answer = await handler({ method, path, query: new URLSearchParams(), params, body, json: body, actor })
    return answer.body
  }
