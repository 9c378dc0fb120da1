import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Where people of some roles are kept from an act, there is somebody of the others left for it (R7-4). */
export const separation: Rule = ({ policy, gates }) => [
  ...Object.entries(policy.processes).flatMap(([id, { transitions }]) =>
    transitions.flatMap(({ by, 'never-by': never, to }, at): Finding[] =>
      never.length > 0 && areAmong(policy, by, never)
        ? [finding('nobody-separate', ['processes', id, 'transitions', at, 'never-by'], about(by, never, to))]
        : [],
    ),
  ),
  ...gates.flatMap(({ gate, path, transition }) => {
    if (gate.kind !== 'separate') return []
    return gate.facts.flatMap((field, at): Finding[] => {
      const setters = ownProperty(policy.fields, field)?.['set-by'] ?? policy.defaults['set-by']
      return areAmong(policy, setters, gate.from)
        ? [finding('nobody-separate', [...path, 'facts', at], about(setters, gate.from, transition.to))]
        : []
    })
  }),
]

const about = (by: readonly string[], others: readonly string[], to: string): Finding['params'] => ({
  ...{ roles: by.join(', '), others: others.join(', '), to },
})

/** Everybody who stands behind these roles, by team or by name, stands behind the others too, as far as the policy tells. */
function areAmong(policy: Policy, roles: readonly string[], others: readonly string[]): boolean {
  const known = roles.map((role) => ownProperty(policy.roles, role))
  if (known.some((role) => role === undefined || role['of-case'] !== undefined))
    return roles.every((role) => others.includes(role))
  const behind = others.flatMap((role) => ownProperty(policy.roles, role) ?? [])
  const teams = new Set(behind.flatMap((role) => role.teams))
  const users = new Set(behind.flatMap((role) => role.users.map((user) => user.toLowerCase())))
  const all = known.flatMap((role) => role ?? [])
  return (
    all.some((role) => role.teams.length + role.users.length > 0) &&
    all.every(
      (role) =>
        role.teams.every((team) => teams.has(team)) && role.users.every((user) => users.has(user.toLowerCase())),
    )
  )
}
