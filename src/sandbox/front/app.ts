import type { Actor } from '../actor.ts'
import { emit, type FakeGitHub, isSuspended, repositoryOf, same } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asNumber, asObject, asText, isObject, type Json } from '../json.ts'
import { asAccount } from '../organisation/account.ts'
import { FIRST_INSTALLATION } from '../organisation/install-app.ts'
import { type Answer, created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import { viewApp } from './app-view.ts'

/** Requests of an app as itself, and the list of repositories that emulate lacks. */
export function appRoutes(world: FakeGitHub): Route[] {
  const asApp = (request: FrontRequest) => {
    if (request.actor.kind !== 'app') throw new HttpError(401, 'A JSON web token could not be decoded')
  }

  const whereInstalled = (request: FrontRequest) => {
    asApp(request)
    const { id } = request.params
    if (!world.app.installed || (id !== undefined && Number(id) !== world.app.installationId)) throw notFound()
  }
  const suspended_at = () => (isSuspended(world) ? world.clock.stamp() : null)

  const installation = async (request: FrontRequest): Promise<Answer> => {
    const isList = request.path === '/app/installations'
    if (isList) asApp(request)
    else whereInstalled(request)
    if (!world.app.installed) return ok([])
    const view = { ...(await viewInstallation(world)), suspended_at: suspended_at() }
    return ok(isList ? [view] : view)
  }

  /** To owners alone: which apps may do what in the organisation. */
  const listed = async (request: FrontRequest): Promise<Answer> => {
    if (!same(request.params.org ?? '', world.organization.login)) throw notFound()
    world.access.requireOwner(request.actor)
    if (!world.app.installed) return ok({ total_count: 0, installations: [] })
    const installations = [{ ...(await viewInstallation(world)), suspended_at: suspended_at() }]
    return ok({ total_count: installations.length, installations })
  }

  const makeToken = async (request: FrontRequest) => {
    whereInstalled(request)
    refuseSuspended(world)
    const path = `/app/installations/${FIRST_INSTALLATION}/access_tokens`
    const made = await world.upstream.write<Json>({ kind: 'jwt' }, 'POST', path, request.body)
    const ids = (Array.isArray(made.repositories) ? made.repositories : []).map(
      (each) => asNumber(asObject(each).id) ?? 0,
    )
    const repositories = world.repositories.filter((each) => ids.includes(each.id))
    const permissions = Object.fromEntries(
      Object.entries(isObject(made.permissions) ? made.permissions : {}).map(([name, level]) => [name, String(level)]),
    )
    world.authenticator.remember(String(made.token), {
      kind: 'installation',
      permissions,
      repositoryIds: made.repository_selection === 'all' ? 'all' : ids,
    })
    // The app's own clock is not moved: the token lives an hour of the machine's time.
    return created({
      ...made,
      ...(made.repositories ? { repositories } : {}),
      expires_at: asText(made.expires_at)?.replace(/\.\d{3}Z$/, 'Z'),
    })
  }

  const repositories = (request: FrontRequest) => {
    const { actor } = request
    if (actor.kind !== 'installation')
      throw new HttpError(403, 'You must authenticate with an installation access token')
    const { organization } = world
    const inside = world.repositories.filter(({ full_name }) => full_name.startsWith(`${organization.login}/`))
    const seen = inside.filter((each) => world.access.canSee(actor, each))
    const selection = actor.repositoryIds === 'all' ? 'all' : 'selected'
    return ok({ total_count: seen.length, repository_selection: selection, repositories: seen })
  }

  return [
    route('GET /app', (request) => {
      asApp(request)
      return ok({ ...viewApp(world), installations_count: world.app.installed ? 1 : 0 })
    }),
    route('GET /app/installations', installation),
    route('GET /app/installations/{id#}', installation),
    route('POST /app/installations/{id#}/access_tokens', makeToken),
    route('GET /orgs/{org}/installation', installation),
    route('GET /orgs/{org}/installations', listed),
    route('GET /repos/{owner}/{repo}/installation', async (request) => {
      repositoryOf(world, request)
      return installation(request)
    }),
    route('GET /installation/repositories', repositories),
    route('DELETE /installation/token', noContent),
    route('GET /app/hook/config', (request) => {
      asApp(request)
      return ok({
        content_type: 'json',
        insecure_ssl: '0',
        secret: '********',
        url: `${world.url}/api/github/webhooks`,
      })
    }),
    ...deliveryRoutes(world, asApp),
  ]
}

/** Throws what GitHub answers to a suspended app. */
export function refuseSuspended(world: FakeGitHub): void {
  if (isSuspended(world)) throw new HttpError(403, 'This installation has been suspended')
}

/** The owner takes the suspension back: the app is told, and no token of before is good any more. */
export async function resume(world: FakeGitHub): Promise<void> {
  world.authenticator.takeBack()
  const installation = { ...(await viewInstallation(world)), suspended_at: null }
  emit(world, 'installation', ownerOf(world), { action: 'unsuspend', installation })
}

const ownerOf = ({ access }: FakeGitHub): Actor => ({ kind: 'person', login: access.owner() })

/** The owner takes the app off, which it hears; or installs it again, and that is another installation. */
export async function reinstall(world: FakeGitHub): Promise<void> {
  world.authenticator.takeBack()
  const tell = async (action: 'created' | 'deleted') => {
    const installation = { ...(await viewInstallation(world)), suspended_at: null }
    const repositories = world.repositories.map(({ id, node_id, name, full_name, private: isPrivate }) => ({
      ...{ id, node_id, name, full_name, private: isPrivate },
    }))
    emit(world, 'installation', ownerOf(world), { action, installation, repositories })
  }
  const { app, notes } = world
  if (notes.moods.installation === 'gone') {
    await tell('deleted')
    app.installed = false
    return
  }
  Object.assign(app, { installed: true, installationId: app.installationId + 1 })
  await tell('created')
}

async function viewInstallation({ app, organization, upstream, url }: FakeGitHub): Promise<Json> {
  const found = await upstream.write<Json>({ kind: 'jwt' }, 'GET', `/app/installations/${FIRST_INSTALLATION}`)
  const account = asAccount(url, organization)
  return { ...found, id: app.installationId, account, target_id: account.id }
}

function deliveryRoutes(world: FakeGitHub, asApp: (request: FrontRequest) => void): Route[] {
  const brief = (id: number): Json => {
    const found = world.deliveries.list().find((each) => each.id === id)
    if (!found) throw notFound()
    const { event, action, guid, redelivery, status } = found
    return {
      id,
      guid,
      delivered_at: found.deliveredAt,
      redelivery,
      duration: found.durationSeconds,
      status,
      status_code: found.statusCode,
      event,
      action,
      installation_id: world.app.installationId,
      repository_id: isObject(found.payload.repository) ? found.payload.repository.id : null,
      throttled_at: null,
    }
  }

  const list = (request: FrontRequest): Answer => {
    asApp(request)
    const perPage = Math.min(100, Number(request.query.get('per_page') ?? 30) || 30)
    const cursor = Number(request.query.get('cursor') ?? Number.MAX_SAFE_INTEGER)
    const failed = request.query.get('status')
    const all = world.deliveries.list().filter((each) => each.id < cursor)
    const fitting = all.filter(
      (each) => !failed || (failed === 'success') === (each.statusCode >= 200 && each.statusCode < 400),
    )
    const page = fitting.slice(0, perPage)
    const query = new URLSearchParams(request.query)
    query.set('cursor', String(page.at(-1)?.id ?? 0))
    const more = fitting.length > perPage
    return {
      status: 200,
      body: page.map((each) => brief(each.id)),
      headers: more ? { link: `<${world.url}${request.path}?${query}>; rel="next"` } : {},
    }
  }

  return [
    route('GET /app/hook/deliveries', list),
    route('GET /app/hook/deliveries/{id#}', (request) => {
      asApp(request)
      const id = Number(request.params.id)
      const found = world.deliveries.list().find((each) => each.id === id)
      const headers = { 'X-GitHub-Event': found?.event, 'X-GitHub-Delivery': found?.guid }
      return ok({
        ...brief(id),
        url: `${world.url}/api/github/webhooks`,
        request: { headers, payload: found?.payload },
        response: found?.answer,
      })
    }),
    route('POST /app/hook/deliveries/{id#}/attempts', (request) => {
      asApp(request)
      if (!world.deliveries.redeliver(Number(request.params.id))) throw notFound()
      return { status: 202, body: {} }
    }),
  ]
}
