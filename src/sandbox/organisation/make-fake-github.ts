import { access } from '../access.ts'
import { authenticator } from '../actor.ts'
import type { Deliveries } from '../deliveries.ts'
import type { FakeGitHub } from '../fake-github.ts'
import { makeOption } from '../front/projects.ts'
import { makeTeam } from '../front/teams.ts'
import { limits } from '../limits.ts'
import { usualMoods } from '../moods.ts'
import { type Notes, nodeId, type Project } from '../notes.ts'
import { restrictions } from '../restrictions.ts'
import type { SandboxClock } from '../sandbox-clock.ts'
import type { SandboxOptions } from '../sandbox-facts.ts'
import type { Organization, Repository, User } from '../shapes.ts'
import { staleReads } from '../stale-reads.ts'
import { startUpstream, type Upstream, upstreamTokens } from '../upstream.ts'
import { asShown, briefly } from './account.ts'
import { appRegistration } from './app-registration.ts'
import { nameOf } from './names.ts'
import { BOTS, MEMBERS, NOBODY, ORGANIZATION, OWNER, PEOPLE, REPOSITORIES, rolesOf } from './people.ts'
import type { PolicyFacts } from './read-policy.ts'
import { commitFiles } from './seed-files.ts'
import { runbookFiles } from './templates.ts'

const APP_ID = 4_042
const INSTALLATION_ID = 70_042
const APP_SLUG = 'hikeshi'

const fullName = (name: string) => `${ORGANIZATION}/${name}`

/** The organisation, its people, repositories, teams, board and app, before anything has happened. */
export async function makeWorld(options: {
  url: string
  plan: 'free' | 'team'
  events: readonly string[] | undefined
  permissions: SandboxOptions['permissions']
  files: SandboxOptions['files']
  labels: SandboxOptions['labels']
  policy: PolicyFacts
  policyText: string | undefined
  privateKey: string
  tokens: Record<string, string>
  clock: SandboxClock
  deliveries: Deliveries
}): Promise<FakeGitHub> {
  const { url, clock, privateKey } = options
  const registration = appRegistration(options.events, options.permissions)
  const seed = seedConfig(registration, privateKey, options.policy.locale)
  const reader = OWNER
  const upstream = await startUpstream({
    baseUrl: url,
    seed,
    reader,
    appId: APP_ID,
    installationId: INSTALLATION_ID,
    privateKey,
  })

  const [incidents, , runbooks] = Object.values(REPOSITORIES).map(fullName)
  if (options.policyText !== undefined) {
    await commitFiles(upstream, OWNER, incidents ?? '', [{ path: '.github/hikeshi.yml', text: options.policyText }])
  }
  await commitFiles(upstream, OWNER, runbooks ?? '', runbookFiles(options.policy.locale))
  await laySeeds(upstream, options)
  // emulate knows the app's bot from its first write on.
  await upstream.write({ kind: 'app' }, 'POST', `/repos/${incidents}/git/blobs`, { content: '' })

  const organization = await upstream.get<Organization>(`/orgs/${ORGANIZATION}`)
  const logins = [...PEOPLE, ...BOTS, `${APP_SLUG}[bot]`]
  const users = await Promise.all(logins.map((login) => upstream.get<User>(`/users/${encodeURIComponent(login)}`)))
  const world: FakeGitHub = {
    url,
    plan: options.plan,
    app: { id: APP_ID, slug: APP_SLUG, installationId: INSTALLATION_ID, ...registration },
    clock,
    upstream,
    access: access({ owners: [OWNER], members: [...MEMBERS, ...BOTS], roles: rolesOf(fullName) }),
    authenticator: authenticator({ tokens: options.tokens, appId: APP_ID, privateKey }),
    deliveries: options.deliveries,
    restrictions: restrictions(),
    limits: limits(clock),
    stale: staleReads(),
    notes: makeNotes(clock),
    organization: briefly(organization),
    repositories: await Promise.all(
      Object.values(REPOSITORIES).map(async (name) =>
        asShown(url, organization, await upstream.get<Repository>(`/repos/${fullName(name)}`)),
      ),
    ),
    blobs: new Map(),
    users: new Map(
      users.map((user) => [
        user.login,
        { ...user, site_admin: false, ...(user.login.endsWith('[bot]') ? { type: 'Bot', email: null } : {}) },
      ]),
    ),
  }
  for (const { name, members } of options.policy.teams) makeTeam(world, name, members)
  makeBoard(world, options.policy.boardOptions)
  return world
}

async function laySeeds(
  upstream: Upstream,
  { files = {}, labels = {} }: { files: SandboxOptions['files']; labels: SandboxOptions['labels'] },
) {
  for (const [key, name] of Object.entries(REPOSITORIES) as [keyof typeof REPOSITORIES, string][]) {
    await commitFiles(upstream, OWNER, fullName(name), files[key] ?? [])
    for (const label of labels[key] ?? [])
      await upstream.write({ kind: 'person', login: OWNER }, 'POST', `/repos/${fullName(name)}/labels`, label)
  }
}

function seedConfig(
  registration: { permissions: Record<string, string>; events: string[] },
  privateKey: string,
  locale: string,
) {
  const everyone = [NOBODY, ...PEOPLE, ...BOTS]
  const members = [...MEMBERS, ...BOTS].map((login) => ({ login, role: 'admin' }))
  const describe: Record<string, string> = {
    incidents: 'Security incidents, from the report to what was learned',
    restricted: 'Cases that only few may read',
    runbooks: 'What to do when, and what we changed after it happened',
  }
  const installation = { installation_id: INSTALLATION_ID, account: ORGANIZATION, repository_selection: 'all' }
  const app = { app_id: APP_ID, slug: APP_SLUG, name: 'Hikeshi', private_key: privateKey, ...registration }
  return {
    tokens: upstreamTokens([...PEOPLE, ...BOTS]),
    github: {
      users: everyone.map((login) => ({ login, name: nameOf(login, locale), email: `${login}@example.com` })),
      // The front alone decides who may do what: emulate lets every member do everything.
      orgs: [{ login: ORGANIZATION, name: 'Example Corporation', members }],
      repos: Object.values(REPOSITORIES).map((name) => ({
        owner: ORGANIZATION,
        name,
        private: true,
        description: describe[name],
        default_branch: 'main',
      })),
      apps: [{ ...app, installations: [installation] }],
    },
  }
}

function makeNotes(clock: SandboxClock): Notes {
  // Far above emulate's own ids, so that one never names two things.
  let id = 1_000_000
  const nextId = () => ++id
  const at = clock.stamp()
  const [projectId, titleId, statusId] = [nextId(), nextId(), nextId()]
  const field = (fieldId: number, name: string, dataType: string) => ({
    id: fieldId,
    nodeId: nodeId(dataType === 'title' ? 'ProjectV2Field' : 'ProjectV2SingleSelectField', fieldId),
    name,
    dataType,
    options: [],
    createdAt: at,
    updatedAt: at,
  })
  const project: Project = {
    id: projectId,
    nodeId: nodeId('ProjectV2', projectId),
    number: 1,
    title: 'Cases',
    createdAt: at,
    fields: [field(titleId, 'Title', 'title'), field(statusId, 'Status', 'single_select')],
    items: [],
    public: false,
    automations: new Set(),
  }
  return {
    nextId,
    project,
    teams: new Map(),
    reactions: new Map(),
    edits: new Map(),
    timeline: new Map(),
    closings: new Map(),
    stateReasons: new Map(),
    closed: new Set(),
    parents: new Map(),
    pulls: new Map(),
    issues: new Map(),
    statuses: new Map(),
    activities: new Map(),
    actionsOpenPulls: new Set(),
    comments: new Map(),
    gone: new Map(),
    times: new Map(),
    ways: new Map(),
    registrations: [],
    moods: usualMoods(),
  }
}

function makeBoard(world: FakeGitHub, options: readonly string[]): void {
  const status = world.notes.project.fields.find((field) => field.name === 'Status')
  if (status) status.options = options.map((name) => makeOption(world, { name }))
}
