import type { Policy } from '../../policy/policy.schema.ts'
import { droppedSafeguards } from './dropped-safeguards.ts'

/** The notice on the safeguards that a policy does without, the same for everybody (R9-2). */
export interface SafeguardsTold {
  /** With clause and reason, as the policy states them. */
  stated: Policy['without']
  /** By their names: the policy before had them, and this one has them no more and does not say so. */
  unstated: readonly string[]
}

export function safeguardsTold(before: Policy | undefined, policy: Policy): SafeguardsTold {
  const stated = new Set(policy.without.map(({ safeguard }) => safeguard))
  const dropped = before === undefined ? [] : droppedSafeguards(before, policy)
  return {
    stated: policy.without,
    unstated: dropped.map(({ safeguard }) => safeguard).filter((safeguard) => !stated.has(safeguard)),
  }
}
