import { holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { type Case, factValues } from './case.ts'
import { PRIORITY, priorityOf } from './recovery-priority.ts'

/** Set by the officer, else by the policy's rules: nobody asks a reporter for it (R4-2). */
export function severityOf(policy: Policy, state: Case): string {
  const set = state.facts[policy.meanings.severity]?.values[0]
  if (set !== undefined) return set
  // Beside the fields, rules may ask for the recovery priority of the systems concerned.
  const known = factValues(state)
  const facts = (id: string) => (id === PRIORITY ? [priorityOf(policy, state)] : known(id))
  return policy.severity.rules.find(({ when }) => holds(when, facts))?.is ?? policy.severity.default
}
