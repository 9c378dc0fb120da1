import type { FactValues } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { type Case, factValues } from './case.ts'
import { PRIORITY, priorityOf } from './recovery-priority.ts'
import { severityOf } from './severity.ts'

/** Facts as triggers and proposals read them: beside the fields, the severity that counts now and the priority of the systems. */
export const knownValues =
  (policy: Policy, state: Case): FactValues =>
  (id) => {
    if (id === PRIORITY) return [priorityOf(policy, state)]
    if (id === policy.meanings.severity) return [severityOf(policy, state)]
    return factValues(state)(id)
  }
