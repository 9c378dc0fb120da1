import { editYaml, type YamlEdit } from '../../adapters/files/edit-yaml.ts'
import { packageBases } from '../../adapters/policy/bases.ts'
import { companyPolicy } from '../../adapters/policy/company-policy.ts'
import { readYaml } from '../../adapters/policy/read-yaml.ts'
import { asMapping, type Mapping } from '../../domain/policy/own/mapping.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { OWNER, PEOPLE, REPOSITORIES } from '../../sandbox/organisation/people.ts'

/**
 * A company's policy as it can be tried on the embedded GitHub, whose people and repositories stand for the company's: each
 * account becomes one of the people there, the same one in every role, and each repository the one of its purpose.
 */
export function policyAsTried(text: string, file: string): string {
  const read = companyPolicy(text, { file, bases: packageBases() })
  const yaml = readYaml(text, file, 'en')
  if ('problems' in read || 'problems' in yaml) return text
  const written = asMapping(yaml.value)
  return editYaml(text, [...peopleAsTried(read.policy, written), ...repositoriesAsTried(read.policy, written)])
}

function peopleAsTried({ roles }: Policy, written: Mapping): YamlEdit[] {
  const cases = Object.entries(roles).flatMap(([id, { 'of-case': of }]) =>
    of === undefined ? [] : [[of.default, id] as const],
  )
  const plays = castOf(Object.entries(roles).map(([id, { users }]) => ({ id, users, ofCases: new Map(cases).get(id) })))
  const asPlayed = (one: unknown): string => plays.get(String(one).toLowerCase()) ?? String(one)
  return Object.entries(asMapping(written.roles)).flatMap(([id, role]): YamlEdit[] => {
    const [users, path] = Array.isArray(role) ? [role, ['roles', id]] : [asMapping(role).users, ['roles', id, 'users']]
    if (!Array.isArray(users) || users.every((one) => asPlayed(one) === one)) return []
    return [{ kind: 'set', path, value: [...new Set(users.map(asPlayed))] }]
  })
}

const WITHOUT_ROLE: readonly string[] = ['reporter', OWNER, 'outsider']

interface Part {
  id: string
  users: readonly string[]
  /** The role that its first holder has in each case, where one comes from it: the executive is the representative member. */
  ofCases: string | undefined
}

/**
 * The cast: by preference the person who is called as the role is, or as the one that it has in cases. Whoever reports, runs the
 * organisation or stands outside has no role as long as others are left. More than there are people share the last ones.
 */
function castOf(roles: readonly Part[]): Map<string, string> {
  const plays = new Map<string, string>()
  const named = roles.flatMap(({ users }) => users.map((one) => one.toLowerCase()))
  const others = PEOPLE.filter((login) => !named.includes(login))
  const free = [
    ...others.filter((login) => !WITHOUT_ROLE.includes(login)),
    ...others.filter((login) => WITHOUT_ROLE.includes(login)),
  ]
  const spare = free.at(-1) ?? 'officer'
  const isCast = (user: string): boolean => PEOPLE.includes(user) || plays.has(user)
  const take = (user: string, at: number): void => {
    plays.set(user, free.splice(at, 1)[0] ?? spare)
  }
  const all = roles.map(({ users, ...role }) => ({ ...role, users: users.map((one) => one.toLowerCase()) }))
  // One of each role first: whoever is left over takes nobody's name away.
  for (const { id, users, ofCases } of all) {
    const at = [id, ofCases ?? id].map((one) => free.indexOf(one)).find((index) => index !== -1)
    const first = users.find((user) => !isCast(user))
    if (at !== undefined && first !== undefined) take(first, at)
  }
  for (const { users } of all) for (const user of users) if (!isCast(user)) take(user, 0)
  return plays
}

function repositoriesAsTried(policy: Policy, written: Mapping): YamlEdit[] {
  return Object.keys(asMapping(written.repositories)).flatMap((id): YamlEdit[] => {
    const there = repositoryThere(policy, id)
    return there === undefined || policy.repositories[id] === there
      ? []
      : [{ kind: 'set', path: ['repositories', id], value: there }]
  })
}

/** Of one repository that serves two purposes, the reports' is the one that counts. */
function repositoryThere({ repositories, processes, runbooks }: Policy, id: string): string | undefined {
  const isSame = (other: string): boolean => repositories[other] === repositories[id]
  const of = (restricted: boolean) =>
    Object.values(processes).some((one) => one.restricted === restricted && isSame(one.repository))
  if (of(false)) return REPOSITORIES.incidents
  if (of(true)) return REPOSITORIES.restricted
  return isSame(runbooks.repository) ? REPOSITORIES.runbooks : undefined
}
