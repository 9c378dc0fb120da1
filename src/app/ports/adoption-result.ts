import type { Account } from '../../domain/case/case.ts'
import type { SafeguardsTold } from '../../domain/policy-proof/safeguards/safeguards-told.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import type { PolicyInForce } from './policy-source.ts'

/** A policy in force that judges already what another one would have taken in. */
export interface Overlap {
  by: PolicyInForce
  /** Names of the repositories. */
  repositories: readonly string[]
}

/** The outcome of an attempt to bring a policy into force. */
export type AdoptionResult =
  | {
      kind: 'adopted'
      sha: string
      by: Account
      how: 'administrator' | 'officer' | 'pull-request'
      safeguards: SafeguardsTold
    }
  /** `overlaps`: the policies that judge already what this one names. */
  | { kind: 'refused'; reasons: readonly Reason[]; overlaps: readonly Overlap[] }
