import type { RepositoryName } from './github.ts'
import type { PolicyInForce } from './policy-source.ts'

/** A repository that the app reaches, with GitHub's id of it where the host was told one. */
export interface Place extends RepositoryName {
  id: number | 'not-told'
}

/** Every policy in force where the app is installed: one for each repository that people report to. */
export interface Policies {
  all(): Promise<readonly PolicyInForce[]>
  /** The policy that judges what happens in this repository: its own, or the one that names it for some process. */
  of(repository: RepositoryName): Promise<PolicyInForce | undefined>
  /** Every repository that the app reaches. */
  places(): Promise<readonly Place[]>
  /** A repository by the name that it has now, where somebody renamed it since a policy or a branch called it so. */
  calledNow(repository: RepositoryName, asOf: 'lately' | 'now'): Promise<RepositoryName>
  /** Policies that were in force, as far as this process saw them, and whose home is out of reach now. */
  gone(): Promise<readonly PolicyInForce[]>
  forget(): void
}
