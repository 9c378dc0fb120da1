import type { RelatedCase } from '../links/related-case.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Runbook } from '../runbook/runbook.ts'
import type { Waiver } from '../waiver/waiver.ts'
import type { Account } from './case.ts'

/** The holders of each role now, by numeric id; the first of a role is the one who is assigned. */
export interface Directory {
  roles: ReadonlyMap<string, readonly Account[]>
  /** Roles of which GitHub does not show all that have them: nobody there is another answer than nobody seen. */
  unseen: ReadonlySet<string>
  /** Accounts that a command names by login, resolved on GitHub; absent where there is none. */
  accounts: ReadonlyMap<string, Account>
}

/** Nobody has any role: for what does not hang on who has which. */
export const NOBODY: Directory = { roles: new Map(), unseen: new Set(), accounts: new Map() }

/** Everything outside the case that a decision may depend on. */
export interface Context {
  policy: Policy
  directory: Directory
  runbooks: readonly Runbook[]
  /** Exceptions that count now; where nobody looked for them, none opens anything. */
  waivers: readonly Waiver[] | 'not-checked'
  /** Exceptions that have been approved, among those that were used before they were; where nobody looked, none was. */
  approvedExceptions: readonly number[] | 'not-checked'
  /** Cases that a command names, by issue; where nobody looked at them, only the record of this one can be asked. */
  related: ReadonlyMap<number, RelatedCase> | 'not-checked'
}

/** The surroundings of a decision for which nobody looked beyond the case. */
export const NOT_LOOKED_BEYOND = {
  waivers: 'not-checked',
  approvedExceptions: 'not-checked',
  related: 'not-checked',
} as const
