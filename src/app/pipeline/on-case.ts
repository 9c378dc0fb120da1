import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { RunOnCase } from './run-case.ts'

/** The outcome of an event on its case. */
export interface OnCase extends RunOnCase {
  inForce: PolicyInForce
  issue: number
}

export const withPolicy = (inForce: PolicyInForce, issue: number, done: RunOnCase | undefined): OnCase | undefined =>
  done && { ...done, inForce, issue }

/** Whether this policy has cases in that repository. */
export function judges({ rules: policy, home }: PolicyInForce, { owner, name }: RepositoryName): boolean {
  return (
    owner === home.owner &&
    Object.values(policy.processes).some((process) => policy.repositories[process.repository] === name)
  )
}
