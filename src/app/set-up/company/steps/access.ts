import { type RepositoryRole, ROLES } from '../../../../domain/doctor/facts.ts'
import { processesIn, whoNeedsWhat } from '../../../../domain/doctor/who-needs-what.ts'
import type { Policy } from '../../../../domain/policy/policy.schema.ts'
import { homeOf, repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, left, there, toDo } from '../item.ts'
import { teamsOf } from './teams.ts'

const rank = (role: RepositoryRole): number => ROLES.indexOf(role)

/** Permissions by repository: Triage for those who act in cases, Read for those who read; nobody is given less than he has. */
export async function lookAtAccess(context: SetUpContext): Promise<readonly Item[]> {
  const { policy } = await context.plan()
  const items: Item[] = []
  for (const [name, ids] of repositoriesOf(policy)) items.push(...(await accessTo(context, policy, name, ids)))
  return [...items, ...(await everybodysAccess(context, policy))]
}

async function accessTo(
  { org, site, web, reporters }: SetUpContext,
  policy: Policy,
  name: string,
  ids: readonly string[],
): Promise<readonly Item[]> {
  const repository = { owner: org, name }
  const at = `${web}/${org}/${name}/settings/access`
  const { teams, people } = needsIn(policy, ids)
  if (reporters !== undefined && ids.includes('incidents') && !teams.has(reporters)) teams.set(reporters, 'read')
  const ofTeams = [...teams].map(async ([team, role]): Promise<Item> => {
    const values = { team, role, repository: name }
    return rank(await site.teamRole(org, team, repository)) >= rank(role)
      ? there('team-role', values, at)
      : toDo('team-role', values, { kind: 'team-role', org, team, repository, role }, at)
  })
  const ofPeople = [...people].map(async ([login, role]): Promise<Item> => {
    const values = { login, role, repository: name }
    return rank(await site.roleOf(login, repository)) >= rank(role)
      ? there('person-role', values, at)
      : toDo('person-role', values, { kind: 'person-role', login, repository, role }, at)
  })
  return Promise.all([...ofTeams, ...ofPeople])
}

/** The most that any role asks of a team or of a person. */
function needsIn(policy: Policy, ids: readonly string[]) {
  const teams = new Map<string, RepositoryRole>()
  const people = new Map<string, RepositoryRole>()
  const raise = (all: Map<string, RepositoryRole>, who: string, to: RepositoryRole): void => {
    if (rank(to) > rank(all.get(who) ?? 'none')) all.set(who, to)
  }
  for (const { role, needs } of whoNeedsWhat(policy, ids)) {
    const named = policy.roles[role]
    // A role of each case's own is its default's until then.
    const standIn = named?.['of-case']?.default
    for (const one of [named, standIn === undefined ? undefined : policy.roles[standIn]]) {
      for (const team of one?.teams ?? []) raise(teams, team, needs)
      for (const login of one?.users ?? []) raise(people, login, needs)
    }
  }
  return { teams, people }
}

/** Everybody reports, and few read what only few may: both hang on what every member may do. */
async function everybodysAccess(context: SetUpContext, policy: Policy): Promise<readonly Item[]> {
  const { org, organisation, reporters, site, web } = context
  const few = [...repositoriesOf(policy)].find(([, ids]) =>
    processesIn(policy, ids).some(({ restricted }) => restricted),
  )
  const home = homeOf(context, { policy })
  if (organisation.basePermission !== 'none')
    return few === undefined
      ? []
      : [
          left(
            'base-permission',
            { repository: few[0], home: home.name, permission: organisation.basePermission },
            `${web}/organizations/${org}/settings/member_privileges`,
          ),
        ]
  const readers = reporters === undefined ? await site.teamsOf(home) : [reporters]
  const everybody = readers.filter((team) => !teamsOf(policy).includes(team))
  return everybody.length > 0
    ? []
    : [left('reporters', { repository: home.name }, `${web}/${org}/${home.name}/settings/access`)]
}
