import type { LedgerSnapshot, LedgerStore } from '../ports/ledger-store.ts'

/**
 * The store, except that its first read gives what was read a moment ago, or that nothing was there: one request less.
 * Should that be stale, the append says so, and the next read is a real one.
 */
export function startingFrom(store: LedgerStore, snapshot: LedgerSnapshot | 'not-there' | undefined): LedgerStore {
  let given = snapshot
  return {
    ...store,
    read: async (ref) => {
      const first = given
      given = undefined
      return first === 'not-there' ? undefined : (first ?? store.read(ref))
    },
  }
}
