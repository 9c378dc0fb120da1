import type { Account } from '../../domain/case/case.ts'
import type { Directory } from '../../domain/case/context.ts'
import type { PolicyInForce } from './policy-source.ts'

/** `unseen`: GitHub does not show it to the app, which is neither yes nor no. */
export type Administration = 'administers' | 'does-not' | 'unseen'

export interface People {
  /**
   * The holders of each role, and the accounts of these logins where GitHub knows them. `lately`: as it was some minutes ago, for
   * what is shown; `now`: looked up within the last minute, for what hangs on a role, since a webhook may be lost.
   */
  directory(inForce: PolicyInForce, logins: readonly string[], asOf: 'lately' | 'now'): Promise<Directory>
  /** Whether this account administers the repository now. */
  administration(account: Account, repository: { owner: string; name: string }): Promise<Administration>
  /** The people who administer the repository now, the first hundred of them; bots left out. One request, never remembered. */
  administrators(repository: { owner: string; name: string }): Promise<readonly Account[] | 'unseen'>
  /**
   * The same accounts by the logins that they have now, by some minutes ago; one that is gone, and whose login somebody else
   * has taken, as GitHub shows whoever is gone. A request for each, none within ten minutes.
   */
  calledToday(accounts: readonly Account[]): Promise<readonly Account[]>
  /** After a change of teams or members: the next directory is asked for anew. */
  forget(): void
}
