import type { Choices } from '../../app/set-up/choices.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { editYaml, type YamlEdit } from './edit-yaml.ts'

export const POLICY_PATH = '.github/hikeshi.yml'
export const SCHEMA_PATH = '.github/hikeshi.schema.json'
/** By this line editors find the schema: completion, and errors while typing. */
const EDITOR_LINE = '# yaml-language-server: $schema=./hikeshi.schema.json\n'

/** The template of the policy as a company begins with it; `policy` is the template, read. */
export function adaptPolicy(template: string, policy: Policy, choices: Choices): string {
  const edits = [...company(choices), ...repositories(policy, choices), ...people(policy, choices)]
  return EDITOR_LINE + editYaml(template, edits)
}

function company({ locale, company, phone }: Choices): YamlEdit[] {
  return [
    set(['locale'], locale),
    ...(company === undefined ? [] : [set(['company', 'name'], company)]),
    ...(phone === undefined ? [] : [set(['company', 'phone'], phone)]),
  ]
}

function repositories(policy: Policy, { mode, repository }: Choices): YamlEdit[] {
  const name = repository?.name ?? policy.repositories.incidents ?? 'incidents'
  const incidents = set(['repositories', 'incidents'], name)
  if (mode !== 'one-repository') return [incidents]
  // One token for one repository: no board, runbooks beside the cases, and nothing that only few may read.
  const apart = Object.keys(policy.repositories).filter((id) => id !== 'incidents' && id !== policy.runbooks.repository)
  const elsewhere = Object.entries(policy.processes).filter(([, process]) => apart.includes(process.repository))
  return [
    incidents,
    set(['repositories', policy.runbooks.repository], name),
    ...apart.map((id) => remove(['repositories', id])),
    ...withoutProcesses(
      policy,
      elsewhere.map(([id]) => id),
    ),
    remove(['board']),
  ]
}

/** Processes that cannot be had, with everything that speaks of them alone. */
function withoutProcesses(policy: Policy, gone: readonly string[]): YamlEdit[] {
  const concerns = (process: unknown): boolean => typeof process === 'string' && gone.includes(process)
  const invariants = policy.invariants.flatMap((invariant, at) =>
    Object.values(invariant).some((said) => concerns(said.process)) ? [at] : [],
  )
  return [
    ...gone.map((id) => remove(['processes', id])),
    ...Object.entries(policy.clocks).flatMap(([id, clock]) =>
      clock.in.every(concerns) ? [remove(['clocks', id])] : [],
    ),
    ...Object.entries(policy.clocks).flatMap(([id, clock]): YamlEdit[] => {
      const left = clock.in.filter((process) => !concerns(process))
      const fewer = left.length > 0 && left.length < clock.in.length
      return fewer ? [{ kind: 'set', path: ['clocks', id, 'in'], value: left }] : []
    }),
    ...invariants.map((at) => remove(['invariants', at])),
  ]
}

/** `GITHUB_TOKEN` sees no teams: there, roles list users, even where nobody is named yet. */
function people(policy: Policy, { mode, people }: Choices): YamlEdit[] {
  return Object.entries(policy.roles).flatMap(([id, { teams }]): YamlEdit[] => {
    const users = people[id] ?? []
    if (teams.length === 0 || (mode !== 'one-repository' && users.length === 0)) return []
    return [{ kind: 'set', path: ['roles', id, 'teams'], key: 'users', value: users }]
  })
}

const set = (path: readonly string[], value: string): YamlEdit => ({ kind: 'set', path, value })
const remove = (path: readonly (string | number)[]): YamlEdit => ({ kind: 'remove', path })
