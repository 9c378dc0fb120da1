import { type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import type { StoredSecret } from '../notes.ts'
import { type FrontRequest, noContent, ok, type Route, route } from '../route.ts'

/** Secrets of a repository's workflows: sealed by whoever stores them, and never told again. */
export function secretRoutes(world: FakeGitHub): Route[] {
  const { notes, secretKey } = world

  const secretsOf = (request: FrontRequest, level: 'read' | 'write'): StoredSecret[] => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, { permission: 'secrets', level, role: 'write' })
    const there = notes.secrets.get(repository.full_name) ?? []
    notes.secrets.set(repository.full_name, there)
    return there
  }

  const told = ({ name, createdAt, updatedAt }: StoredSecret) => ({
    ...{ name, created_at: createdAt, updated_at: updatedAt },
  })

  const store = (request: FrontRequest) => {
    const secrets = secretsOf(request, 'write')
    const name = (request.params.name ?? '').toUpperCase()
    const encrypted = asText(request.body.encrypted_value) ?? ''
    if (request.body.key_id !== secretKey.id || encrypted === '') throw new HttpError(422, 'Validation Failed')
    const at = world.clock.stamp()
    const before = secrets.find((each) => each.name === name)
    if (before !== undefined) {
      Object.assign(before, { encrypted, updatedAt: at })
      return noContent()
    }
    secrets.push({ name, encrypted, createdAt: at, updatedAt: at })
    return { status: 201, body: {} }
  }

  const at = '/repos/{owner}/{repo}/actions/secrets'
  return [
    route(`GET ${at}`, (request) => {
      const secrets = secretsOf(request, 'read').map(told)
      return ok({ total_count: secrets.length, secrets })
    }),
    route(`GET ${at}/public-key`, (request) => {
      secretsOf(request, 'read')
      return ok({ key_id: secretKey.id, key: secretKey.publicKey })
    }),
    route(`GET ${at}/{name}`, (request) => {
      const found = secretsOf(request, 'read').find(({ name }) => name === request.params.name?.toUpperCase())
      if (found === undefined) throw notFound()
      return ok(told(found))
    }),
    route(`PUT ${at}/{name}`, store),
  ]
}
