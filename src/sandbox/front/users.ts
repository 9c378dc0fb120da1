import { actingUser, type FakeGitHub, userOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { paginate } from '../paginate.ts'
import { ok, type Route, route } from '../route.ts'

export function userRoutes(world: FakeGitHub): Route[] {
  return [
    route('GET /user', (request) => {
      if (request.actor.kind === 'installation') throw new HttpError(403, 'Resource not accessible by integration')
      return ok(actingUser(world, request.actor))
    }),
    route('GET /user/{id#}', (request) => {
      const user = [...world.users.values()].find((each) => each.id === Number(request.params.id))
      if (!user) throw notFound()
      return ok(user)
    }),
    route('GET /users', (request) => paginate(world.url, request, [...world.users.values()])),
    route('GET /users/{login}', (request) => ok(userOf(world, request.params.login ?? ''))),
    route('GET /rate_limit', () => {
      const limit = { limit: 15_000, used: 0, remaining: 15_000, reset: Math.floor(Date.now() / 1000) + 3600 }
      return ok({ resources: { core: limit, search: limit, graphql: limit, integration_manifest: limit }, rate: limit })
    }),
  ]
}
