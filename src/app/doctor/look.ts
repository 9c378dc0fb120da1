import type { Account } from '../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import { newestStamp } from '../../domain/clock/last-sweep.ts'
import type { Observation, RepositoryFacts, RepositoryRole, RunsAs, SetUpFacts } from '../../domain/doctor/facts.ts'
import { peopleOf } from '../../domain/doctor/people-of.ts'
import { processesIn, takesPlans, whoNeedsWhat } from '../../domain/doctor/who-needs-what.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { labelsIn } from '../../domain/screen/labels.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Inspection } from '../ports/inspection.ts'

export interface LookedAt {
  now: string
  home: RepositoryName
  policy: Policy
  adoption: SetUpFacts['adoption']
  runsAs: RunsAs
  /** The issue forms that belong into a repository that goes by these ids. */
  formsOf(policy: Policy, ids: readonly string[]): readonly { path: string; text: string }[]
}

/** Collects everything that the set-up of a policy depends on. */
export async function look(inspection: Inspection, at: LookedAt): Promise<SetUpFacts> {
  const { policy, home, runsAs } = at
  const usesApp = runsAs !== 'one-repository'
  const teams = await teamsOf(inspection, at)
  const users = await usersOf(inspection, policy)
  const repositories: RepositoryFacts[] = []
  for (const [name, ids] of placesOf(policy)) {
    repositories.push(await repositoryFacts(inspection, at, name, ids, peopleFor({ policy, teams, users }, ids)))
  }
  return {
    ...{ now: at.now, owner: home.owner, policy, runsAs, adoption: at.adoption, repositories, teams, users },
    app: usesApp ? await inspection.app() : undefined,
    reach: usesApp ? await inspection.reach() : undefined,
    alerts: await alertsOf(inspection, at),
    api: await inspection.api(),
    serverVersion: await inspection.serverVersion(),
    owners: await inspection.owners(home.owner),
    board: policy.board === undefined ? undefined : await inspection.board(home.owner, policy.board),
    issueFields: policy.issues?.['severity-field'] === undefined ? undefined : await inspection.issueFields(home.owner),
    actionsOpenPulls: runsAs === 'one-repository' ? await inspection.actionsOpenPulls(home) : undefined,
    schedule: runsAs === 'app' ? undefined : await inspection.schedule(home),
    deliveries: runsAs === 'app' ? await inspection.deliveries() : undefined,
    copies: await copiesOf(inspection, at, repositories),
    sweep: lastSweepIn(policy, repositories),
  }
}

const copiesOf = (
  inspection: Inspection,
  { home }: LookedAt,
  repositories: readonly RepositoryFacts[],
): Promise<SetUpFacts['copies']> =>
  Promise.all(
    repositories
      .filter(({ seen }) => seen.kind === 'unseen' || seen.value !== undefined)
      .map(async ({ name }) => ({ repository: name, seen: await inspection.copy({ owner: home.owner, name }) })),
  )

async function alertsOf(inspection: Inspection, { policy, home }: LookedAt): Promise<SetUpFacts['alerts']> {
  const { of: kinds, in: names } = policy.alerts ?? { of: [], in: [] }
  const asked = names.flatMap((repository) => kinds.map((kind) => ({ repository, kind })))
  return Promise.all(
    asked.map(async ({ repository, kind }) => ({
      ...{ repository, kind },
      shown: await inspection.alerts({ owner: home.owner, name: repository }, kind),
    })),
  )
}

/** Every repository once, with all its ids. */
function placesOf(policy: Policy): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const [id, name] of Object.entries(policy.repositories)) places.set(name, [...(places.get(name) ?? []), id])
  return places
}

type People = Pick<SetUpFacts, 'policy' | 'teams' | 'users'>

function peopleFor(people: People, ids: readonly string[]): string[] {
  const found = whoNeedsWhat(people.policy, ids).flatMap(({ role }) => peopleOf(people, role))
  return [...new Set(found.map(({ login }) => login))]
}

async function repositoryFacts(
  inspection: Inspection,
  { home, policy, formsOf }: LookedAt,
  name: string,
  ids: readonly string[],
  people: readonly string[],
): Promise<RepositoryFacts> {
  const repository = { owner: home.owner, name }
  const seen = await inspection.repository(repository)
  const forms = formsOf(policy, ids)
  const processes = processesIn(policy, ids)
  const few = processes.some(({ restricted }) => restricted)
  const roles = new Map<string, Observation<RepositoryRole>>()
  const there = seen.kind === 'unseen' || seen.value !== undefined
  // Of what is not there nothing more can be asked.
  for (const login of there ? people : []) roles.set(login, await inspection.roleOf(login, repository))
  const merged = seen.kind === 'seen' && takesPlans(policy, ids) ? seen.value?.defaultBranch : undefined
  const nothing: Observation<undefined> = { kind: 'seen', value: undefined }
  return {
    ...{ name, ids, seen, roles },
    labels: there ? await inspection.labels(repository) : { kind: 'seen', value: [] },
    labelsWanted: labelsIn(policy, ids),
    ledger: there ? await inspection.ledger(repository) : nothing,
    ledgerRules: there ? await inspection.rules(repository, LEDGER_BRANCH) : { kind: 'seen', value: [] },
    planRules: merged === undefined ? { kind: 'seen', value: [] } : await inspection.rules(repository, merged),
    issueTypes: there && namesTypes(policy, ids) ? await inspection.issueTypes(repository) : undefined,
    forms: await Promise.all(
      forms.map(async (form) => ({
        ...form,
        there: there ? await inspection.file(repository, form.path) : nothing,
      })),
    ),
    readers: few && there ? await inspection.readers(repository) : undefined,
  }
}

const namesTypes = ({ issues, processes }: Policy, ids: readonly string[]): boolean =>
  Object.keys(issues?.types ?? {}).some((process) => ids.includes(processes[process]?.repository ?? ''))

async function teamsOf(
  inspection: Inspection,
  { policy, home }: LookedAt,
): Promise<ReadonlyMap<string, Observation<readonly Account[] | undefined>>> {
  const slugs = new Set(Object.values(policy.roles).flatMap(({ teams }) => teams))
  return new Map(
    await Promise.all([...slugs].map(async (slug) => [slug, await inspection.team(home.owner, slug)] as const)),
  )
}

async function usersOf(
  inspection: Inspection,
  policy: Policy,
): Promise<ReadonlyMap<string, Observation<Account | undefined>>> {
  const logins = new Set(Object.values(policy.roles).flatMap(({ users }) => users))
  return new Map(await Promise.all([...logins].map(async (login) => [login, await inspection.account(login)] as const)))
}

/** The round leaves its time at the labels of cases; the latest counts. */
function lastSweepIn(policy: Policy, repositories: readonly RepositoryFacts[]): SetUpFacts['sweep'] {
  const ours = Object.keys(policy.processes).map((process) => caseLabel(process))
  const labels = repositories.flatMap((one) => (one.labels.kind === 'seen' ? one.labels.value : []))
  return newestStamp(labels.flatMap(({ name, description }) => (ours.includes(name) ? description : [])))
}
