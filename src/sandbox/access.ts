import type { Actor } from './actor.ts'
import { HttpError, notFound } from './http-error.ts'
import type { Repository } from './shapes.ts'

export type RepositoryRole = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin'
const RANK: Record<RepositoryRole, number> = { none: 0, read: 1, triage: 2, write: 3, maintain: 4, admin: 5 }

/** The requirement of a request: of an app a permission, of a person a role in the repository. */
export type Need = { permission: string; level: 'read' | 'write'; role: RepositoryRole }

export const reads = (permission: string): Need => ({ permission, level: 'read', role: 'read' })
export const writes = (permission: string, role: RepositoryRole): Need => ({ permission, level: 'write', role })

export type Access = {
  roleOf(login: string, repository: string): RepositoryRole
  grant(login: string, repository: string, role: RepositoryRole): void
  /** Roles go on under the repository's new name. */
  rename(from: string, to: string): void
  /** A person goes on having all that he has under his new login. */
  renameAccount(from: string, to: string): void
  /** The login of the organisation's owner today. */
  owner(): string
  isMember(login: string): boolean
  isOwner(login: string): boolean
  /** Throws as GitHub would: 404 for what the actor may not see, 403 for what he may see but not do. */
  require(actor: Actor, repository: Repository, need: Need): void
  requireOrganization(actor: Actor, permission: string, level: 'read' | 'write'): void
  requireOwner(actor: Actor): void
  has(actor: Actor, repository: Repository, role: RepositoryRole): boolean
  canSee(actor: Actor, repository: Repository): boolean
}

/** An app is told in a header which permission it would have taken. */
const forbidden = (actor: Actor, needed?: { permission: string; level: string }) =>
  actor.kind === 'installation'
    ? new HttpError(403, 'Resource not accessible by integration', {
        headers:
          needed === undefined ? {} : { 'x-accepted-github-permissions': `${needed.permission}=${needed.level}` },
      })
    : new HttpError(403, 'Must have admin rights to Repository.')

export function access(options: {
  /** The one in which the app is installed. */
  organization: string
  owners: readonly string[]
  members: readonly string[]
  roles: Record<string, Record<string, RepositoryRole>>
  /** Further roles of somebody in a repository: by his teams, or as every member has them. */
  otherRoles(login: string, repository: string, isMember: boolean): readonly RepositoryRole[]
}): Access {
  const owners = new Set(options.owners)
  const members = new Set(options.members)
  const roles = new Map(Object.entries(options.roles).map(([name, people]) => [name, new Map(Object.entries(people))]))

  const roleOf: Access['roleOf'] = (login, repository) =>
    owners.has(login)
      ? 'admin'
      : [
          roles.get(repository)?.get(login) ?? 'none',
          ...options.otherRoles(login, repository, members.has(login)),
        ].reduce((most, role) => (RANK[role] > RANK[most] ? role : most))

  const canSee: Access['canSee'] = (actor, repository) => {
    switch (actor.kind) {
      case 'nobody':
      case 'app':
        return false
      case 'installation':
        // Of another owner it sees what everybody sees.
        if (!isInstalledIn(repository)) return !repository.private
        return actor.repositoryIds === 'all' || actor.repositoryIds.includes(repository.id)
      case 'person':
        return roleOf(actor.login, repository.full_name) !== 'none'
    }
  }

  const isInstalledIn = ({ full_name }: Repository) => full_name.startsWith(`${options.organization}/`)

  const permitted = (actor: Actor, permission: string, level: 'read' | 'write') =>
    actor.kind === 'installation' &&
    (permission === 'metadata' || [level, 'write', 'admin'].includes(actor.permissions[permission] ?? 'none'))

  return {
    roleOf,
    canSee,
    grant: (login, repository, role) => {
      const people = roles.get(repository) ?? new Map<string, RepositoryRole>()
      roles.set(repository, people.set(login, role))
    },
    rename: (from, to) => {
      roles.set(to, roles.get(from) ?? new Map())
      roles.delete(from)
    },
    renameAccount: (from, to) => {
      for (const list of [owners, members]) if (list.delete(from)) list.add(to)
      for (const people of roles.values()) {
        const role = people.get(from)
        people.delete(from)
        if (role !== undefined) people.set(to, role)
      }
    },
    owner: () => [...owners][0] ?? '',
    isMember: (login) => members.has(login),
    isOwner: (login) => owners.has(login),
    has: (actor, repository, role) =>
      actor.kind === 'installation'
        ? canSee(actor, repository)
        : actor.kind === 'person' && RANK[roleOf(actor.login, repository.full_name)] >= RANK[role],
    require: (actor, repository, need) => {
      if (actor.kind === 'app') throw new HttpError(401, 'Requires authentication')
      if (!canSee(actor, repository)) throw notFound()
      if (actor.kind === 'installation') {
        const isOpen = !isInstalledIn(repository) && need.level === 'read'
        if (!isOpen && (!isInstalledIn(repository) || !permitted(actor, need.permission, need.level)))
          throw forbidden(actor, need)
      } else if (actor.kind === 'person' && RANK[roleOf(actor.login, repository.full_name)] < RANK[need.role]) {
        throw forbidden(actor)
      }
    },
    requireOrganization: (actor, permission, level) => {
      if (actor.kind === 'installation') {
        if (!permitted(actor, permission, level)) throw forbidden(actor, { permission, level })
      } else if (actor.kind !== 'person') throw new HttpError(401, 'Requires authentication')
      else if (!members.has(actor.login)) throw notFound()
    },
    requireOwner: (actor) => {
      if (actor.kind !== 'person') throw forbidden(actor)
      if (!members.has(actor.login)) throw notFound()
      if (!owners.has(actor.login)) throw forbidden(actor)
    },
  }
}
