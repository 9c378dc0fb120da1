import { trustedPrefix } from '../../../app/case/ledger/trusted-prefix.ts'
import type { HistoryRules } from '../../../app/case/ledger/verify-history.ts'
import {
  LedgerConflictError,
  type LedgerRef,
  LedgerRefusedError,
  type LedgerSnapshot,
  type LedgerStore,
  LedgerUnreadableError,
  type TracedLedgerStore,
} from '../../../app/ports/ledger-store.ts'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import { lruCache } from '../client/lru-cache.ts'

/** As many as the store below keeps. */
const RECENT = 64

/**
 * A store that gives of each ledger only what may be believed. What this process itself wrote or looked through is known by
 * its content's sha and costs nothing; anything else, and after a restart everything, is looked through once.
 */
export function trustedLedger(store: TracedLedgerStore, rules: HistoryRules): LedgerStore {
  const known = lruCache<LedgerSnapshot>(RECENT)

  async function look(ref: LedgerRef): Promise<LedgerSnapshot | undefined> {
    const trace = await store.trace(ref)
    if (trace === undefined) return undefined
    const { version } = trace
    const seen = known.get(keyOf(ref))
    if (seen?.version === version) return seen
    const trusted = await trustedPrefix(ref, trace, (commit) => store.textAt(ref, commit), rules)
    return known.keep(keyOf(ref), { ...trusted, version })
  }

  async function read(ref: LedgerRef): Promise<LedgerSnapshot | undefined> {
    const seen = known.get(keyOf(ref))
    const version = await versionNow(ref)
    if (version === undefined) {
      known.drop(keyOf(ref))
      return undefined
    }
    return version === seen?.version ? seen : look(ref)
  }

  async function versionNow(ref: LedgerRef): Promise<string | undefined> {
    try {
      return (await store.read(ref))?.version
    } catch (error) {
      if (error instanceof LedgerUnreadableError) return error.version
      throw error
    }
  }

  async function readAll(refs: readonly LedgerRef[]): Promise<(LedgerSnapshot | undefined)[]> {
    let there: (LedgerSnapshot | undefined)[]
    try {
      there = await store.readAll(refs)
    } catch (error) {
      // One that cannot be read must not hide the others.
      if (error instanceof LedgerUnreadableError) return Promise.all(refs.map(read))
      throw error
    }
    return Promise.all(
      refs.map((ref, at) => {
        const now = there[at]
        const seen = known.get(keyOf(ref))
        return now === undefined ? undefined : seen?.version === now.version ? seen : look(ref)
      }),
    )
  }

  async function written(
    ref: LedgerRef,
    before: LedgerSnapshot | undefined,
    write: () => Promise<LedgerSnapshot>,
  ): Promise<LedgerSnapshot> {
    if (before?.tampering?.shut === true) throw new LedgerRefusedError(ref, 'tampered')
    try {
      const after = await write()
      const { tampering } = before ?? {}
      return known.keep(keyOf(ref), { ...after, ...(tampering && { tampering: { ...tampering, stands: false } }) })
    } catch (error) {
      known.drop(keyOf(ref))
      // Somebody has just spoilt it: what counts of it is for the next read to say.
      if (error instanceof LedgerUnreadableError) throw new LedgerConflictError(ref, before?.version, { cause: error })
      throw error
    }
  }

  return {
    ...store,
    read,
    readAll,
    recall: (ref) => known.get(keyOf(ref)),
    append: (ref, before, lines, message) => written(ref, before, () => store.append(ref, before, lines, message)),
    replace: (ref, before, lines: readonly LedgerLine[], message) =>
      written(ref, before, () => store.replace(ref, before, lines, message)),
  }
}

const keyOf = ({ repository: { owner, name }, path }: LedgerRef): string => `${owner}/${name}/${path}`
