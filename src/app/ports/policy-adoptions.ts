import type { Adoption } from '../../domain/policy/policy-ledger.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import type { RepositoryName } from './github.ts'
import type { LedgerSnapshot } from './ledger-store.ts'
import type { PolicyInForce, PolicySource } from './policy-source.ts'

/** The whole policy as it stands on the default branch now, adopted or not. */
export interface PolicyCandidate {
  /** The file of the whole policy. */
  file: string
  sha: string
  /** Bytes. */
  size: number
  /** Undefined where it is too large to be read. */
  text: string | undefined
  policy: PolicyInForce['rules'] | undefined
  /** The company's own file, of which the whole was made; undefined where the company keeps the whole alone. */
  own: { file: string; sha: string; text: string } | undefined
}

/** A policy that was adopted, with the accounts that its logins were when it was. */
export interface AdoptedPolicy extends PolicyInForce {
  users: Readonly<Record<string, number>>
  how: Adoption['how']
  /** The pull request whose merge brought it; undefined where it came otherwise. */
  pull: number | undefined
  /** GitHub's time of the act that it came by. */
  at: string
  /** The name of its home when its record began; by that name the policy may still call it. */
  begunAs: string
}

/** A policy source that also knows how policies come into force. */
export interface PolicyAdoptions extends PolicySource {
  /** The company's own file; the whole policy may lie beside it. */
  readonly file: string
  /** Both. */
  readonly files: readonly string[]
  inForce(repository: RepositoryName): Promise<AdoptedPolicy | undefined>
  /** Undefined where there is no such file. */
  candidate(repository: RepositoryName): Promise<PolicyCandidate | undefined>
  /** Whether another policy than this one stands there: no request where a round has asked for all places. */
  isWaiting(repository: RepositoryName, sha: string | undefined): Promise<boolean>
  /** Everything that is wrong with it: only a policy that is proved may come to count. */
  prove(candidate: PolicyCandidate): Promise<readonly PolicyProblem[]>
  /** The adoptions of a record that was just read; throws `PolicyRecordError` where it cannot be trusted. */
  adoptedBy(repository: RepositoryName, record: LedgerSnapshot | undefined): Promise<AdoptedPolicy | undefined>
  /** Looks again next time: something was adopted, or a push says so. */
  forget(): void
}

/** Nothing of the record of adoptions can be shown to be the app's own. */
export class PolicyRecordError extends Error {
  override name = 'PolicyRecordError'
}
