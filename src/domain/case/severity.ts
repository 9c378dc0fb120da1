import { holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { type Case, factValues } from './case.ts'

/** Set by the officer, else by the policy's rules: nobody asks a reporter for it (R4-2). */
export function severityOf(policy: Policy, state: Case): string {
  const set = state.facts[policy.meanings.severity]?.values[0]
  if (set !== undefined) return set
  return policy.severity.rules.find(({ when }) => holds(when, factValues(state)))?.is ?? policy.severity.default
}
