import type { Account } from '../../domain/case/case.ts'
import type { Directory } from '../../domain/case/context.ts'
import type { PolicyInForce } from './policy-source.ts'

/** `unseen`: GitHub does not show it to the app, which is neither yes nor no. */
export type Administration = 'administers' | 'does-not' | 'unseen'

export interface People {
  /** Who has which role now, and the accounts of these logins where GitHub knows them. */
  directory(inForce: PolicyInForce, logins: readonly string[]): Promise<Directory>
  /** Whether this account administers the repository now. */
  administration(account: Account, repository: { owner: string; name: string }): Promise<Administration>
  /** After a change of teams or members: the next directory is asked for anew. */
  forget(): void
}
