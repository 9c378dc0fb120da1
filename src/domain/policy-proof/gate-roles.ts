import { type Gate, keysOf } from '../gates/gates.ts'
import type { PolicyPath } from './finding.ts'

/** Some roles of which one is enough to do a thing. */
export interface RoleList {
  roles: readonly string[]
  path: PolicyPath
}

/** Roles that a gate names, with where they stand; where every one of them must act, each is a list of its own. */
export const gateRoles = (gate: Gate, path: PolicyPath): RoleList[] =>
  keysOf(gate).flatMap((key) => {
    if (key.kind !== 'act') return []
    const at = [...path, ...key.at]
    return key.every
      ? key.roles.map((role, index) => ({ roles: [role], path: [...at, index] }))
      : [{ roles: key.roles, path: at }]
  })
