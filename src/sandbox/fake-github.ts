import type { Access } from './access.ts'
import type { Actor, Authenticator } from './actor.ts'
import type { Deliveries } from './deliveries.ts'
import { HttpError, notFound } from './http-error.ts'
import type { Json } from './json.ts'
import type { Limits } from './limits.ts'
import type { Notes } from './notes.ts'
import type { Restrictions } from './restrictions.ts'
import type { FrontRequest } from './route.ts'
import type { SandboxClock } from './sandbox-clock.ts'
import type { SecretKey } from './secret-key.ts'
import type { Organization, Repository, User } from './shapes.ts'
import type { StaleReads } from './stale-reads.ts'
import type { Upstream } from './upstream.ts'

type AppFacts = {
  id: number
  slug: string
  installationId: number
  /** False: nobody has installed it, so it hears of nothing and may do nothing. */
  installed: boolean
  /** Workflows act by its token: it hears what starts them, and not what it is registered for. */
  inWorkflows: boolean
  /** Of an app that nobody has registered yet: whoever registers one of its name is given these. */
  reserved: { privateKey: string; webhookSecret: string } | undefined
  permissions: Record<string, string>
  events: string[]
}

/** Everything the front's routes share. */
export type FakeGitHub = {
  url: string
  plan: 'free' | 'team'
  app: AppFacts
  clock: SandboxClock
  upstream: Upstream
  access: Access
  authenticator: Authenticator
  deliveries: Deliveries
  restrictions: Restrictions
  limits: Limits
  stale: StaleReads
  notes: Notes
  secretKey: SecretKey
  organization: Organization
  repositories: Repository[]
  /** A blob never changes under its sha, and a runbook folder is read again and again. */
  blobs: Map<string, Promise<Buffer>>
  /** People and the app's bot, by login. */
  users: Map<string, User>
}

export function repositoryOf(world: FakeGitHub, request: FrontRequest): Repository {
  const wanted = `${request.params.owner}/${request.params.repo}`.toLowerCase()
  const found = world.repositories.find((each) => each.full_name.toLowerCase() === wanted)
  if (!found) throw notFound()
  return found
}

export function userOf(world: FakeGitHub, login: string): User {
  const found = world.users.get(login) ?? [...world.users.values()].find((each) => same(each.login, login))
  if (!found) throw notFound()
  return found
}

export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

export const botLogin = (world: FakeGitHub): string => `${world.app.slug}[bot]`

export function actingUser(world: FakeGitHub, actor: Actor): User {
  switch (actor.kind) {
    case 'person':
      return userOf(world, actor.login)
    case 'installation':
      return userOf(world, botLogin(world))
    case 'app':
    case 'nobody':
      throw new HttpError(401, 'Requires authentication')
  }
}

/** GitHub tells these to every app, whatever it asked for. */
const OF_THE_APP_ITSELF: readonly string[] = ['installation']

export const isSuspended = ({ notes }: FakeGitHub): boolean => notes.moods.installation === 'suspended'

/** Queues a webhook of the app with what every GitHub payload carries. */
export function emit(world: FakeGitHub, event: string, actor: Actor, payload: Json, repository?: Repository): void {
  if (!world.app.installed || isSuspended(world)) return
  if (event.startsWith('projects_v2') && ['unseen', 'deleted'].includes(world.notes.moods.board)) return
  if (!world.app.events.includes(event) && !OF_THE_APP_ITSELF.includes(event)) return
  const { id, node_id } = { id: world.app.installationId, node_id: `MDIzOklu${world.app.installationId}` }
  world.deliveries.enqueue(event, {
    installation: { id, node_id },
    ...payload,
    ...(repository ? { repository } : {}),
    organization: world.organization,
    sender: actingUser(world, actor),
  })
}
