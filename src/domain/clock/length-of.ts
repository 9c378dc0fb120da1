import { type Case, factValues } from '../case/case.ts'
import { priorityOf, systemPriority } from '../case/recovery-priority.ts'
import { severityOf } from '../case/severity.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Length } from './clock.schema.ts'

/** The length that counts for this case, or for one of its systems; undefined where the policy has none for it. */
export function lengthOf(policy: Policy, state: Case, length: Length, subject: string | undefined): string | undefined {
  if (typeof length === 'string') return length
  if ('until' in length) return undefined
  const value = measureOf(policy, state, length.by, subject)
  return (value === undefined ? undefined : ownProperty(length.is, value)) ?? length.else
}

function measureOf(policy: Policy, state: Case, by: string, subject: string | undefined): string | undefined {
  // Severity and priority count from the first moment, whether or not somebody has set them.
  if (by === policy.meanings.severity) return severityOf(policy, state)
  if (by === 'priority') return subject === undefined ? priorityOf(policy, state) : systemPriority(policy, subject)
  return factValues(state)(by)?.[0]
}
