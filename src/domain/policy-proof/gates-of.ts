import type { Gate } from '../gates/gates.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process, Transition } from '../policy/process.ts'
import type { PolicyPath } from './finding.ts'
import { type GateFact, gateFacts } from './gate-facts.ts'
import { gateRoles, type RoleList } from './gate-roles.ts'

export interface PlacedGate {
  gate: Gate
  path: PolicyPath
  processId: string
  process: Process
  transition: Transition
  /** The facts that open it. */
  facts: readonly GateFact[]
  /** Whose acts open it. */
  roles: readonly RoleList[]
}

const known = new WeakMap<Policy, readonly PlacedGate[]>()

/** Every gate of the policy, with where it stands. */
export function gatesOf(policy: Policy): readonly PlacedGate[] {
  const found = known.get(policy)
  if (found !== undefined) return found
  const gates = Object.entries(policy.processes).flatMap(([processId, process]) =>
    process.transitions.flatMap((transition, at) =>
      transition.gates.map((gate, index): PlacedGate => {
        const path = ['processes', processId, 'transitions', at, 'gates', index]
        return { gate, path, processId, process, transition, facts: gateFacts(gate), roles: gateRoles(gate, path) }
      }),
    ),
  )
  known.set(policy, gates)
  return gates
}
