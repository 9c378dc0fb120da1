import type { Trust } from '../../src/adapters/github/ledger/trusted-ledger.ts'
import type { HistoryRules } from '../../src/app/case/ledger/verify-history.ts'
import type { LedgerStore, TrustedLedgerStore } from '../../src/app/ports/ledger-store.ts'

/** A place for the word of rounds in which nobody has left any. */
export const NO_WORD: Trust['word'] = async () => ({ read: async () => '', write: async () => undefined })

/** Trust without a key: author and signature of the commits alone. */
export const byAuthorsAlone = (rules: HistoryRules): Trust => ({
  ...{ rules, sealing: 'no-key' },
  takenOver: async () => new Set(),
  unsealedCounts: async () => true,
  told: async () => undefined,
  word: NO_WORD,
  now: () => new Date(),
})

/** A store in which nobody else ever wrote. */
export const trusting = (store: LedgerStore): TrustedLedgerStore => ({
  ...store,
  glance: async (refs) => refs.map(() => 'not-told'),
  strangers: async () => ({ found: [], isBeforeKnown: true }),
  leaveWord: async () => undefined,
  counts: async () => true,
  countsAsShown: async () => true,
  broken: async () => [],
  recover: async () => ({ kind: 'never-there' }),
  hasWorked: async () => false,
  byAuthors: store.read,
})
