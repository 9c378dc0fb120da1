import { keysOf } from '../gates/gates.ts'
import type { PolicyPath } from './finding.ts'
import type { PlacedGate } from './gates-of.ts'

/** Some roles of which one is enough to do a thing. */
export interface RoleList {
  roles: readonly string[]
  path: PolicyPath
}

/** Roles that a gate at this place names, with where they stand; where every one of them must act, each is a list of its own. */
export const gateRoles = ({ gate, path }: PlacedGate): RoleList[] =>
  keysOf(gate).flatMap((key) => {
    if (key.kind !== 'act') return []
    const at = [...path, ...key.at]
    return key.every
      ? key.roles.map((role, index) => ({ roles: [role], path: [...at, index] }))
      : [{ roles: key.roles, path: at }]
  })
