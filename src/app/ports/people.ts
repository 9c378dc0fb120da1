import type { Account } from '../../domain/case/case.ts'
import type { Directory } from '../../domain/context.ts'
import type { PolicyInForce } from './policy-source.ts'

export interface People {
  /** Who has which role now, and the accounts of these logins where GitHub knows them. */
  directory(policy: PolicyInForce, logins: readonly string[]): Promise<Directory>
  /** Whether this account administers the repository. */
  administers(account: Account, repository: { owner: string; name: string }): Promise<boolean>
  /** After a change of teams or members: the next directory is asked for anew. */
  forget(): void
}
