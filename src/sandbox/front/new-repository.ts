import { identityOf } from '../actor.ts'
import { type FakeGitHub, repositoryOf, same } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import { asShown } from '../organisation/account.ts'
import { created, type FrontRequest, noContent, type Route, route } from '../route.ts'
import type { Organization, Repository } from '../shapes.ts'

/** New repositories of the organisation, which its owners make, and delete again. */
export function newRepositoryRoutes(world: FakeGitHub): Route[] {
  const make = async (request: FrontRequest) => {
    const { login } = world.organization
    if (!same(request.params.org ?? '', login)) throw notFound()
    world.access.requireOwner(request.actor)
    const name = asText(request.body.name) ?? ''
    if (world.repositories.some(({ full_name }) => same(full_name, `${login}/${name}`))) {
      const message = 'name already exists on this account'
      throw new HttpError(422, 'Repository creation failed.', {
        errors: [{ resource: 'Repository', code: 'custom', field: 'name', message }],
      })
    }
    const as = { kind: 'person', login: request.actor.kind === 'person' ? request.actor.login : '' } as const
    const made = await world.upstream.write<Repository>(as, 'POST', `/orgs/${login}/repos`, request.body)
    const organization = await world.upstream.get<Organization>(`/orgs/${login}`)
    const repository = asShown(world.url, organization, made)
    world.repositories.push(repository)
    return created({ ...repository, network_count: 0, subscribers_count: 0 })
  }
  const remove = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, { permission: 'administration', level: 'write', role: 'admin' })
    world.repositories.splice(world.repositories.indexOf(repository), 1)
    await world.upstream.call(identityOf(request.actor), 'DELETE', `/repos/${repository.full_name}`)
    return noContent()
  }
  return [route('POST /orgs/{org}/repos', make), route('DELETE /repos/{owner}/{repo}', remove)]
}
