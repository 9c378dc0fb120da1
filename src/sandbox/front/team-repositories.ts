import { reads } from '../access.ts'
import { type FakeGitHub, repositoryOf, same } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import type { Team } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import { roleNamed, rolesUpTo } from './repository-roles.ts'
import { viewTeam } from './teams.ts'

/** The permissions of teams in repositories: each member of the team has them. */
export function teamRepositoryRoutes(world: FakeGitHub): Route[] {
  const teamOf = (request: FrontRequest): Team => {
    if (!same(request.params.org ?? '', world.organization.login)) throw notFound()
    world.access.requireOrganization(request.actor, 'members', 'read')
    const team = world.notes.teams.get((request.params.slug ?? '').toLowerCase())
    if (team === undefined) throw notFound()
    return team
  }

  const shown = (request: FrontRequest) => {
    const team = teamOf(request)
    const repository = repositoryOf(world, request)
    const role = team.roles.get(repository.full_name)
    if (role === undefined) throw notFound()
    return ok({ ...repository, role_name: role, permissions: rolesUpTo(role) })
  }

  const granted = (request: FrontRequest) => {
    const team = teamOf(request)
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, { permission: 'administration', level: 'write', role: 'admin' })
    const role = roleNamed(asText(request.body.permission) ?? 'push')
    if (role === undefined) throw new HttpError(422, 'Validation Failed')
    team.roles.set(repository.full_name, role)
    return noContent()
  }

  const ofRepository = (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, reads('metadata'))
    const teams = [...world.notes.teams.values()].filter(({ roles }) => roles.has(repository.full_name))
    return paginate(
      world.url,
      request,
      teams.map((team) => ({ ...viewTeam(world, team), type: 'organization' })),
    )
  }

  const at = '/orgs/{org}/teams/{slug}/repos/{owner}/{repo}'
  return [
    route(`GET ${at}`, shown),
    route(`PUT ${at}`, granted),
    route('GET /repos/{owner}/{repo}/teams', ofRepository),
  ]
}
