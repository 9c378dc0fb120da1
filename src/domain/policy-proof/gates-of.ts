import type { Gate } from '../gates/gates.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process, Transition } from '../policy/process.ts'
import type { PolicyPath } from './finding.ts'

export interface PlacedGate {
  gate: Gate
  path: PolicyPath
  processId: string
  process: Process
  transition: Transition
}

/** Every gate of the policy, with where it stands. */
export const gatesOf = (policy: Policy): readonly PlacedGate[] =>
  Object.entries(policy.processes).flatMap(([processId, process]) =>
    process.transitions.flatMap((transition, at) =>
      transition.gates.map((gate, index): PlacedGate => {
        const path = ['processes', processId, 'transitions', at, 'gates', index]
        return { gate, path, processId, process, transition }
      }),
    ),
  )
