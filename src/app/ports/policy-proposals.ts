import type { Severity } from '../../domain/diagnostics/diagnostic.ts'
import type { PolicyChange } from '../../domain/policy/policy-diff.ts'
import type { RevisionTold } from '../../domain/policy/revision-told.ts'
import type { SafeguardsTold } from '../../domain/policy-proof/safeguards/safeguards-told.ts'
import type { PolicyInForce } from './policy-source.ts'

/** A policy as a pull request proposes it. */
export interface ProposedPolicy {
  file: string
  problems: readonly { line: number; column: number; code: string; message: string; severity: Severity }[]
  /** The outcome of recorded cases under it, as Markdown; undefined where it cannot be read. */
  replayed: string | undefined
  /** How it differs from the policy in force; undefined where it cannot be read. */
  changes: readonly PolicyChange[] | undefined
  safeguards: SafeguardsTold
}

export interface PolicyProposals {
  /** The policy at a commit; undefined where the file is not there. A request for each recorded case. */
  at(inForce: PolicyInForce, head: string): Promise<ProposedPolicy | undefined>
  /** The difference that it would make, and the safeguards that it would take away; undefined where it cannot be read. */
  differs(inForce: PolicyInForce, head: string): Promise<RevisionTold | undefined>
}
