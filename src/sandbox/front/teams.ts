import { actingUser, emit, type FakeGitHub, same, userOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText, type Json } from '../json.ts'
import { nodeId, type Team } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'

/** Teams and members. emulate has teams too, but makes every member an administrator and tells no app of a change. */
export function teamRoutes(world: FakeGitHub): Route[] {
  const { notes, access } = world
  const org = world.organization.login

  const readable = (request: FrontRequest) => {
    if (!same(request.params.org ?? '', org)) throw notFound()
    access.requireOrganization(request.actor, 'members', 'read')
  }

  const teamOf = (request: FrontRequest): Team => {
    const team = notes.teams.get((request.params.slug ?? '').toLowerCase())
    if (!team) throw notFound()
    return team
  }

  const membership = (team: Team, login: string): Json => ({
    url: `${world.url}/orgs/${org}/teams/${team.slug}/memberships/${login}`,
    role: 'member',
    state: 'active',
  })

  const tell = (request: FrontRequest, action: 'added' | 'removed', team: Team, login: string) =>
    emit(world, 'membership', request.actor, {
      action,
      scope: 'team',
      member: userOf(world, login),
      team: viewTeam(world, team),
    })

  const setMember = (request: FrontRequest) => {
    readable(request)
    access.requireOwner(request.actor)
    const team = teamOf(request)
    const { login } = userOf(world, request.params.login ?? '')
    const isMember = team.members.has(login)
    if (request.method === 'PUT') {
      team.members.add(login)
      if (!isMember) tell(request, 'added', team, login)
      return ok(membership(team, login))
    }
    team.members.delete(login)
    if (isMember) tell(request, 'removed', team, login)
    return noContent()
  }

  const members = () => [...world.users.values()].filter((user) => access.isMember(user.login))
  const roleOf = (login: string) => (access.isOwner(login) ? 'admin' : 'member')

  const teams = '/orgs/{org}/teams'
  return [
    route(`GET ${teams}`, (request) => {
      readable(request)
      return paginate(
        world.url,
        request,
        [...notes.teams.values()].map((team) => viewTeam(world, team)),
      )
    }),
    route(`POST ${teams}`, async (request) => {
      readable(request)
      access.requireOwner(request.actor)
      const { name, description } = request.body
      if (notes.teams.has(slugFor(asText(name) ?? '')))
        throw new HttpError(422, 'Validation Failed', {
          errors: [
            { resource: 'Team', code: 'already_exists', field: 'name', message: 'Name must be unique for this org' },
          ],
        })
      // The maker of a team is one of it.
      const { login } = actingUser(world, request.actor)
      const team = makeTeam(world, asText(name) ?? '', [login])
      team.description = asText(description) ?? ''
      return created(await viewWholeTeam(world, team))
    }),
    route(`DELETE ${teams}/{slug}`, (request) => {
      readable(request)
      access.requireOwner(request.actor)
      notes.teams.delete(teamOf(request).slug)
      return noContent()
    }),
    route(`GET ${teams}/{slug}`, async (request) => {
      readable(request)
      return ok(await viewWholeTeam(world, teamOf(request)))
    }),
    route(`PATCH ${teams}/{slug}`, async (request) => {
      readable(request)
      access.requireOwner(request.actor)
      const team = teamOf(request)
      team.description = asText(request.body.description) ?? team.description
      return created(await viewWholeTeam(world, team))
    }),
    route(`GET ${teams}/{slug}/members`, (request) => {
      readable(request)
      return paginate(
        world.url,
        request,
        [...teamOf(request).members].map((login) => userOf(world, login)),
      )
    }),
    route(`GET ${teams}/{slug}/memberships/{login}`, (request) => {
      readable(request)
      const team = teamOf(request)
      const { login } = userOf(world, request.params.login ?? '')
      if (!team.members.has(login)) throw notFound()
      return ok(membership(team, login))
    }),
    route(`PUT ${teams}/{slug}/memberships/{login}`, setMember),
    route(`DELETE ${teams}/{slug}/memberships/{login}`, setMember),
    route('GET /orgs/{org}/members', (request) => {
      readable(request)
      const role = request.query.get('role') ?? 'all'
      return paginate(
        world.url,
        request,
        members().filter((user) => role === 'all' || roleOf(user.login) === role),
      )
    }),
    route('GET /orgs/{org}/members/{login}', (request) => {
      readable(request)
      if (!access.isMember(userOf(world, request.params.login ?? '').login)) throw notFound()
      return noContent()
    }),
    route('GET /orgs/{org}/memberships/{login}', (request) => {
      readable(request)
      const user = userOf(world, request.params.login ?? '')
      if (!access.isMember(user.login)) throw notFound()
      const url = `${world.url}/orgs/${org}/memberships/${user.login}`
      const organization_url = `${world.url}/orgs/${org}`
      return ok({
        url,
        state: 'active',
        role: roleOf(user.login),
        organization_url,
        user,
        organization: world.organization,
      })
    }),
  ]
}

const slugFor = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

export function makeTeam(world: FakeGitHub, name: string, members: readonly string[] = []): Team {
  const slug = slugFor(name)
  const team = world.notes.teams.get(slug) ?? {
    ...{ id: world.notes.nextId(), slug, name, description: '' },
    ...{ members: new Set<string>(), roles: new Map() },
  }
  for (const login of members) team.members.add(login)
  world.notes.teams.set(slug, team)
  return team
}

export function viewTeam(world: FakeGitHub, team: Team): Json {
  const url = `${world.url}/organizations/${world.organization.id}/team/${team.id}`
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description === '' ? null : team.description,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: `${world.url}/orgs/${world.organization.login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
  }
}

/** With what GitHub tells of one team alone. */
async function viewWholeTeam(world: FakeGitHub, team: Team): Promise<Json> {
  const at = world.clock.stamp()
  const organization = await world.upstream.get<Json>(`/orgs/${world.organization.login}`)
  const said = Object.entries(organization).filter(([, value]) => value !== null)
  return {
    ...viewTeam(world, team),
    ...{ type: 'organization', members_count: team.members.size, repos_count: team.roles.size },
    ...{ created_at: at, updated_at: at },
    organization: { ...Object.fromEntries(said), description: null, archived_at: null },
  }
}
