import type { Gate } from '../gates/gates.ts'
import type { PolicyPath } from './finding.ts'

/** Some roles of which one is enough to do a thing. */
export interface RoleList {
  roles: readonly string[]
  path: PolicyPath
}

/** Roles that a gate names, with where they stand; those of a pull request must each act. */
export function gateRoles(gate: Gate, path: PolicyPath): RoleList[] {
  switch (gate.kind) {
    case 'acknowledged':
    case 'approved':
    case 'consent':
      return [{ roles: gate.by, path: [...path, 'by'] }]
    case 'procedure':
      return [{ roles: gate['appointed-by'], path: [...path, 'appointed-by'] }]
    case 'pull-request':
      return gate['approved-by'].map((role, at) => ({ roles: [role], path: [...path, 'approved-by', at] }))
    case 'notices':
      return gate['approved-by'] === undefined ? [] : [{ roles: gate['approved-by'], path: [...path, 'approved-by'] }]
    case 'actions':
    case 'evidence':
    case 'exceptions':
    case 'facts':
    case 'ratified':
    case 'recovered':
    case 'runbook':
    case 'settled':
    case 'stood-down':
    case 'value':
    case 'within':
      return []
  }
}
