import type { Repository } from './ledger-store.ts'

/**
 * All ledgers of a repository as they are, for whoever looks at all of them at once: in few requests, however many
 * there are. Undefined where the repository cannot be seen.
 */
export type LedgerTexts = (repository: Repository) => Promise<readonly LedgerText[] | undefined>

export interface LedgerText {
  path: string
  text: string
}
