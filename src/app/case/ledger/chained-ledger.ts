import type { LedgerRef, LedgerSnapshot, LedgerStore } from '../../ports/ledger-store.ts'
import { parseLedger } from './text-format.ts'
import { chainedLines } from './trusted-prefix.ts'
import { bindingAt } from './verify-ledger.ts'

/**
 * A store for whoever holds no key: of each record the lines up to where the chain of hashes breaks, and that it does. Whose
 * they are nobody can tell by that, since anybody reckons a hash; that is said beside whatever is made of them.
 */
export function chainedLedger(store: LedgerStore): LedgerStore {
  const read = async (ref: LedgerRef): Promise<LedgerSnapshot | undefined> => {
    const text = await store.readText(ref)
    if (text === undefined) return undefined
    const parsed = parseLedger(text)
    const lines = chainedLines(parsed.lines, bindingAt(ref.path, 'not-checked'))
    const isWhole = lines.length === parsed.lines.length && parsed.problem === undefined
    const found = [{ kind: 'unreadable' as const, line: lines.length + 1, commit: undefined, by: undefined }]
    return { lines, version: '', ...(!isWhole && { tampering: { found, stands: true, shut: true } }) }
  }
  return {
    ...store,
    read,
    // One after another: there may be more of them than files that a process may open.
    async readAll(refs) {
      const found: (LedgerSnapshot | undefined)[] = []
      for (const ref of refs) found.push(await read(ref))
      return found
    },
  }
}
