import type { Runbook } from '../../domain/runbook/runbook.ts'
import type { RunbookProblem } from '../../domain/runbook/runbook-problem.ts'
import type { PolicyInForce } from './policy-source.ts'

/** Runbooks as somebody proposes them: how many there are, and what they lack. */
export interface ProposedRunbooks {
  files: number
  problems: readonly RunbookProblem[]
}

export interface Runbooks {
  all(inForce: PolicyInForce): Promise<readonly Runbook[]>
  /** These files at a commit, those that are runbooks; names are held against the policy. One request a file. */
  proposed(inForce: PolicyInForce, paths: readonly string[], head: string): Promise<ProposedRunbooks>
  /** When what stands in the folder last came to stand there; undefined where nothing does. */
  changedAt(inForce: PolicyInForce): Promise<string | undefined>
  forget(): void
}
