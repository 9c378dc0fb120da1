import { access, type RepositoryRole } from '../access.ts'
import { authenticator } from '../actor.ts'
import type { Deliveries } from '../deliveries.ts'
import type { FakeGitHub } from '../fake-github.ts'
import { makeOption } from '../front/projects.ts'
import { makeTeam } from '../front/teams.ts'
import { limits } from '../limits.ts'
import type { Notes } from '../notes.ts'
import { restrictions } from '../restrictions.ts'
import type { SandboxClock } from '../sandbox-clock.ts'
import type { SandboxOptions } from '../sandbox-facts.ts'
import { newSecretKey } from '../secret-key.ts'
import type { Organization, Repository, User } from '../shapes.ts'
import { staleReads } from '../stale-reads.ts'
import { startUpstream, type Upstream, upstreamTokens } from '../upstream.ts'
import { asShown, briefly, shownUser } from './account.ts'
import { ACTIONS_REGISTRATION, appRegistration } from './app-registration.ts'
import { firstNotes } from './first-notes.ts'
import { FIRST_INSTALLATION, installApp } from './install-app.ts'
import { nameOf } from './names.ts'
import {
  BOTS,
  MEMBERS,
  NOBODY,
  ORGANIZATION,
  OTHER_ORGANIZATION,
  OWNER,
  PEOPLE,
  QUEUE_BOT,
  REPOSITORIES,
  rolesOf,
} from './people.ts'
import type { PolicyFacts } from './policy-facts.ts'
import { commitFiles } from './seed-files.ts'
import { runbookFiles } from './templates.ts'

const APP_ID = 4_042
const APP_SLUG = 'hikeshi'
/** As the set-up calls an app by default. */
const APP_SLUG_OF_ITS_OWN = `${APP_SLUG}-${ORGANIZATION}`
/** GitHub's own, which has no registration and no page on which it is installed. */
const ACTIONS_SLUG = 'github-actions'

export const POLICY_FILE = '.github/hikeshi.yml'
/** The whole policy, where the other file says only what is the company's own. */
export const RESOLVED_FILE = '.github/hikeshi.resolved.yml'

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
  ownPolicy: string | undefined
  /** `empty`: people and nothing else; an app that is registered by its own name is given the key and the secret. */
  company: NonNullable<SandboxOptions['company']>
  answeredBy: NonNullable<SandboxOptions['answeredBy']>
  privateKey: string
  webhookSecret: string
  tokens: Record<string, string>
  clock: SandboxClock
  deliveries: Deliveries
}): Promise<FakeGitHub> {
  const { url, clock, privateKey, webhookSecret } = options
  const isEmpty = options.company === 'empty'
  const isActions = options.answeredBy === 'actions'
  const slug = isActions ? ACTIONS_SLUG : isEmpty ? APP_SLUG_OF_ITS_OWN : APP_SLUG
  const names = isEmpty ? [] : Object.values(REPOSITORIES)
  const registration = isActions ? ACTIONS_REGISTRATION : appRegistration(options.events, options.permissions)
  const seed = seedConfig({ ...registration, slug }, names, privateKey, options.policy.locale)
  const reader = OWNER
  const upstream = await startUpstream({
    baseUrl: url,
    seed,
    reader,
    appId: APP_ID,
    installationId: FIRST_INSTALLATION,
    privateKey,
  })

  if (!isEmpty) await laySeeds(upstream, options)
  const organization = await upstream.get<Organization>(`/orgs/${ORGANIZATION}`)
  const logins = [...PEOPLE, ...BOTS, QUEUE_BOT]
  const users = await Promise.all(logins.map((login) => upstream.get<User>(`/users/${encodeURIComponent(login)}`)))
  const notes = firstNotes(clock)
  const world: FakeGitHub = {
    url,
    plan: options.plan,
    app: {
      ...{ id: APP_ID, slug, installationId: FIRST_INSTALLATION, ...registration, installed: false },
      inWorkflows: options.answeredBy === 'workflows',
      reserved: isEmpty && !isActions ? { privateKey, webhookSecret } : undefined,
    },
    clock,
    upstream,
    access: access({
      organization: ORGANIZATION,
      ...{ owners: [OWNER], members: [...MEMBERS, ...BOTS], roles: isEmpty ? {} : rolesOf(fullName) },
      otherRoles: (login, repository, isMember) => otherRoles(notes, login, repository, isMember),
    }),
    authenticator: authenticator({ tokens: options.tokens, appId: APP_ID, privateKey }),
    deliveries: options.deliveries,
    restrictions: restrictions(),
    limits: limits(clock),
    stale: staleReads(),
    notes,
    secretKey: newSecretKey(),
    organization: briefly(organization),
    repositories: await Promise.all(
      names.map(async (name) => asShown(url, organization, await upstream.get<Repository>(`/repos/${fullName(name)}`))),
    ),
    blobs: new Map(),
    users: new Map(users.map((user) => [user.login, shownUser(user)])),
  }
  if (isEmpty) {
    // As GitHub has it before anybody has changed a setting; other boards came and went.
    Object.assign(notes, { basePermission: 'read', actionsMayOpenPulls: false })
    Object.assign(notes.project, { made: false, number: 3 })
    return world
  }
  await installApp(world)
  for (const { name, members } of options.policy.teams) makeTeam(world, name, members)
  makeBoard(world, options.policy.boardOptions)
  return world
}

/** Permissions that somebody has by his teams, and as every member has them. */
function otherRoles(
  { teams, basePermission }: Notes,
  login: string,
  repository: string,
  isMember: boolean,
): RepositoryRole[] {
  const his = [...teams.values()].filter(({ members }) => members.has(login))
  return [isMember ? basePermission : 'none', ...his.flatMap(({ roles }) => roles.get(repository) ?? [])]
}

interface Seeds {
  policy: PolicyFacts
  policyText: string | undefined
  ownPolicy: string | undefined
  files: SandboxOptions['files']
  labels: SandboxOptions['labels']
}

async function laySeeds(upstream: Upstream, { policy, policyText, ownPolicy, files = {}, labels = {} }: Seeds) {
  if (policyText !== undefined)
    await commitFiles(upstream, OWNER, fullName(REPOSITORIES.incidents), [
      { path: POLICY_FILE, text: ownPolicy ?? policyText },
      ...(ownPolicy === undefined ? [] : [{ path: RESOLVED_FILE, text: policyText }]),
    ])
  await commitFiles(upstream, OWNER, fullName(REPOSITORIES.runbooks), runbookFiles(policy.locale))
  for (const [key, name] of Object.entries(REPOSITORIES) as [keyof typeof REPOSITORIES, string][]) {
    await commitFiles(upstream, OWNER, fullName(name), files[key] ?? [])
    for (const label of labels[key] ?? [])
      await upstream.write({ kind: 'person', login: OWNER }, 'POST', `/repos/${fullName(name)}/labels`, label)
  }
}

function seedConfig(
  registration: { slug: string; permissions: Record<string, string>; events: string[] },
  names: readonly string[],
  privateKey: string,
  locale: string,
) {
  const everyone = [NOBODY, ...PEOPLE, ...BOTS, QUEUE_BOT]
  const members = [...PEOPLE, ...BOTS, QUEUE_BOT].map((login) => ({ login, role: 'admin' }))
  const describe: Record<string, string> = {
    incidents: 'Security incidents, from the report to what was learned',
    restricted: 'Cases that only few may read',
    runbooks: 'What to do when, and what we changed after it happened',
  }
  const installation = { installation_id: FIRST_INSTALLATION, account: ORGANIZATION, repository_selection: 'all' }
  const app = { app_id: APP_ID, name: 'Hikeshi', private_key: privateKey, ...registration }
  return {
    tokens: upstreamTokens([...PEOPLE, ...BOTS, QUEUE_BOT]),
    github: {
      users: everyone.map((login) => ({ login, name: nameOf(login, locale), email: `${login}@example.com` })),
      // The front alone decides who may do what: emulate lets every member do everything.
      orgs: [
        { login: ORGANIZATION, name: 'Playground Corporation', members },
        { login: OTHER_ORGANIZATION, name: 'Another Corporation', members },
      ],
      repos: names.map((name) => ({
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

function makeBoard(world: FakeGitHub, options: readonly string[]): void {
  const status = world.notes.project.fields.find((field) => field.name === 'Status')
  if (status) status.options = options.map((name) => makeOption(world, { name }))
}
