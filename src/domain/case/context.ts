import type { RelatedCase } from '../links/related-case.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Runbook } from '../runbook/runbook.ts'
import type { Waiver } from '../waiver/waiver.ts'
import type { Account } from './case.ts'

/** Who has which role now, by numeric id; the first of a role is the one who is assigned. */
export interface Directory {
  roles: ReadonlyMap<string, readonly Account[]>
  /** Roles of which GitHub does not show all that have them: nobody there is another answer than nobody seen. */
  unseen: ReadonlySet<string>
  /** Accounts that a command names by login, resolved on GitHub; absent where there is none. */
  accounts: ReadonlyMap<string, Account>
}

/** Everything outside the case that a decision may depend on. */
export interface Context {
  policy: Policy
  directory: Directory
  runbooks: readonly Runbook[]
  /** Exceptions that count now; left out where nobody looked for them, since nothing hung on one. */
  waivers?: readonly Waiver[]
  /** Exceptions that have been approved, among those that were used before they were. */
  approvedExceptions?: readonly number[]
  /** Cases that a command names, by issue; left out where none does. */
  related?: ReadonlyMap<number, RelatedCase>
}
