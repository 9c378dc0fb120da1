import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { RepositoryName } from './github.ts'

/** The policy that counts: the one that was adopted last, and the blob it is. */
export interface PolicyInForce {
  rules: Policy
  sha: string
  /** Where the policy is kept: the repository that people report to. */
  home: RepositoryName
  /** Which repositories it named when it was adopted, by its own ids for them: those that were seen then, or by a round since. */
  pins: Readonly<Record<string, number>>
}

export interface PolicySource {
  /** Undefined where none was ever adopted for this repository. */
  inForce(repository: RepositoryName): Promise<PolicyInForce | undefined>
}
