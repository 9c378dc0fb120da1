import type { SeenWithOthers } from '../pipeline/look.ts'
import type { IssueSeen } from '../ports/github.ts'
import type { LedgerRef } from '../ports/ledger-store.ts'

/** A repository of the policy as a round has seen it. */
export interface PlaceSeen {
  issues: readonly IssueSeen[]
  /** Open issues of the app's own. */
  own: readonly IssueSeen[]
  /** Records of cases, whatever became of their issues. */
  records: readonly LedgerRef[]
  /** Of the first of them. */
  together: ReadonlyMap<number, SeenWithOthers>
}
