import { type RepositoryRole, reads } from '../access.ts'
import type { Actor } from '../actor.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import { paginate } from '../paginate.ts'
import { type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Repository } from '../shapes.ts'
import { repositoryOf, same, userOf, type World } from '../world.ts'

const ROLES: readonly RepositoryRole[] = ['read', 'triage', 'write', 'maintain', 'admin']
/** The old names, which the API still takes and answers with. */
const OLD_NAMES: Record<string, RepositoryRole> = { pull: 'read', push: 'write' }
const PERMISSION: Record<RepositoryRole, string> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
}

export function repositoryRoutes(world: World): Route[] {
  const { access } = world

  const view = (actor: Actor, repository: Repository) => {
    const may = (role: RepositoryRole) => actor.kind === 'person' && access.has(actor, repository, role)
    const permissions = {
      admin: may('admin'),
      maintain: may('maintain'),
      push: may('write'),
      triage: may('triage'),
      pull: may('read'),
    }
    return { ...repository, permissions }
  }

  const permissionOf = (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, reads('metadata'))
    const user = userOf(world, request.params.login ?? '')
    const role = access.roleOf(user.login, repository.full_name)
    return ok({ permission: PERMISSION[role], role_name: role, user: { ...user, role_name: role } })
  }

  const setCollaborator = (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, { permission: 'administration', level: 'write', role: 'admin' })
    const user = userOf(world, request.params.login ?? '')
    const wanted = asText(request.body.permission) ?? 'push'
    const role = OLD_NAMES[wanted] ?? ROLES.find((each) => each === wanted)
    if (request.method === 'PUT' && !role) throw new HttpError(422, 'permission is not a role')
    access.grant(user.login, repository.full_name, request.method === 'PUT' ? (role ?? 'read') : 'none')
    return noContent()
  }

  const collaborators = '/repos/{owner}/{repo}/collaborators'
  return [
    route('GET /repos/{owner}/{repo}', (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('metadata'))
      return ok({ ...view(request.actor, repository), network_count: 0, subscribers_count: 0 })
    }),
    route('GET /orgs/{org}/repos', (request) => {
      if (!same(request.params.org ?? '', world.organization.login)) throw notFound()
      const seen = world.repositories.filter((each) => access.canSee(request.actor, each))
      return paginate(
        world.url,
        request,
        seen.map((each) => view(request.actor, each)),
      )
    }),
    route('GET /user/repos', (request) => {
      const seen = world.repositories.filter((each) => access.canSee(request.actor, each))
      return paginate(
        world.url,
        request,
        seen.map((each) => view(request.actor, each)),
      )
    }),
    route(`GET ${collaborators}`, (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('metadata'))
      const users = [...world.users.values()].map((user) => ({
        ...user,
        role_name: access.roleOf(user.login, repository.full_name),
      }))
      return paginate(
        world.url,
        request,
        users.filter((user) => user.role_name !== 'none'),
      )
    }),
    route(`GET ${collaborators}/{login}`, (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('metadata'))
      if (access.roleOf(request.params.login ?? '', repository.full_name) === 'none') throw notFound()
      return noContent()
    }),
    route(`GET ${collaborators}/{login}/permission`, permissionOf),
    route(`PUT ${collaborators}/{login}`, setCollaborator),
    route(`DELETE ${collaborators}/{login}`, setCollaborator),
  ]
}
