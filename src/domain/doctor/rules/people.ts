import type { Account } from '../../case/case.ts'
import { adoptingRole } from '../../policy/policy-ledger.ts'
import { broken, type DoctorFinding, hint } from '../doctor-finding.ts'
import { ifSeen, type RepositoryFacts, type RepositoryRole, ROLES, type SetUpFacts } from '../facts.ts'
import { peopleOf } from '../people-of.ts'
import { mergersIn, processesIn, whoNeedsWhat } from '../who-needs-what.ts'

const rank = (role: RepositoryRole): number => ROLES.indexOf(role)

/** Each role has somebody, who may do there what he has to do, and not much more. */
export const peopleFindings = (facts: SetUpFacts): DoctorFinding[] => [
  ...roleFindings(facts),
  ...separationFindings(facts),
  ...facts.repositories.flatMap((repository) => [
    ...permissionFindings(facts, repository),
    ...readerFindings(facts, repository),
  ]),
]

function roleFindings(facts: SetUpFacts): DoctorFinding[] {
  return Object.entries(facts.policy.roles).flatMap(([role, { teams, users, 'of-case': ofCase }]) => {
    const found: DoctorFinding[] = []
    let hidden = false
    for (const team of teams) {
      const members = facts.teams.get(team)
      if (members?.kind !== 'seen') hidden = true
      else if (members.value === undefined) found.push(broken('team-missing', { team, role, owner: facts.owner }))
      else if (members.value.length === 0) found.push(broken('team-empty', { team, role, owner: facts.owner }))
    }
    for (const login of users) {
      const account = facts.users.get(login)
      if (account?.kind !== 'seen') hidden = true
      else if (account.value === undefined) found.push(broken('user-missing', { login, role }))
    }
    const nobody = ofCase === undefined && !hidden && found.length === 0 && peopleOf(facts, role).length === 0
    return nobody ? [broken('role-of-nobody', { role })] : found
  })
}

/** The people of today leave somebody for an act from which other roles are kept (R7-4). */
function separationFindings(facts: SetUpFacts): DoctorFinding[] {
  return Object.entries(facts.policy.processes).flatMap(([process, { transitions }]) =>
    transitions.flatMap(({ by, 'never-by': never, to }) => {
      const kept = never.flatMap((role) => peopleOf(facts, role))
      const people = by.flatMap((role) => peopleOf(facts, role))
      const left = people.filter(({ login }) => !isAmong(kept, login))
      return people.length === 0 || left.length > 0
        ? []
        : [broken('nobody-separate', { process, to, roles: by.join(', '), others: never.join(', ') })]
    }),
  )
}

/** The needs of people there: the most that any of their roles asks of them. */
function needsOf(facts: SetUpFacts, { ids }: Pick<RepositoryFacts, 'ids'>): Map<string, RepositoryRole> {
  const needs = new Map<string, RepositoryRole>()
  for (const { role, needs: needed } of whoNeedsWhat(facts.policy, ids))
    for (const { login } of peopleOf(facts, role))
      if (rank(needed) > rank(needs.get(login) ?? 'none')) needs.set(login, needed)
  return needs
}

function permissionFindings(facts: SetUpFacts, repository: RepositoryFacts): DoctorFinding[] {
  const owners = ifSeen(facts.owners)
  const takesCases = processesIn(facts.policy, repository.ids).length > 0
  const mergers = mergersIn(facts.policy, repository.ids).flatMap((role) => peopleOf(facts, role))
  return [...needsOf(facts, repository)].flatMap(([login, needs]) => {
    const has = ifSeen(repository.roles.get(login) ?? { kind: 'unseen', needs: '' })
    if (has === undefined) return []
    const about = { login, repository: repository.name, has, needs }
    if (rank(has) < rank(needs)) return [broken('may-do-too-little', about)]
    // An account that may push could write into the branch of the records; owners could anyway.
    const pushes = takesCases && rank(has) >= rank('write')
    const excused = owners === undefined || isAmong(owners, login) || isAmong(mergers, login)
    return pushes && !excused ? [hint('may-rewrite-records', about)] : []
  })
}

const isAmong = (accounts: readonly Account[], login: string): boolean =>
  accounts.some((account) => account.login === login)

/** Where only few may read (R8-2), whoever else can is too many. */
function readerFindings(facts: SetUpFacts, { ids, name, readers: fact }: RepositoryFacts): DoctorFinding[] {
  const readers = fact && ifSeen(fact)
  const owners = ifSeen(facts.owners)
  if (readers === undefined || owners === undefined) return []
  // The officer answers for the records, wherever they lie: it is he who redacts.
  const officers = peopleOf(facts, adoptingRole(facts.policy) ?? '')
  const entitled = new Set([...needsOf(facts, { ids }).keys(), ...officers.map(({ login }) => login)])
  return readers
    .filter(({ login }) => !entitled.has(login) && !isAmong(owners, login) && !login.endsWith('[bot]'))
    .map(({ login }) => broken('may-read-restricted', { login, repository: name }))
}
