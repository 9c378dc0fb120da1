import type { BoundRepository, Repository } from './ledger-store.ts'

/**
 * All ledgers of a repository as they are, one after another, for whoever looks at all of them: in few requests, however
 * many there are. Undefined where the repository cannot be seen.
 */
export type LedgerTexts = (repository: Repository) => Promise<LedgersSeen | undefined>

export interface LedgersSeen {
  repository: BoundRepository
  texts: AsyncIterable<LedgerText>
}

export interface LedgerText {
  path: string
  text: string
}
