import type { LedgerLine } from '../../domain/case/ledger-line.ts'
import { type LedgerRef, type LedgerStore, LedgerUnreadableError, type Repository } from '../ports/ledger-store.ts'
import { type ReplayedCase, type ReplaySettings, replayCase } from './replay-case.ts'

export interface ReplayStore {
  store: Pick<LedgerStore, 'list' | 'readText'>
  repository: Repository
}

export interface Replayed extends ReplayedCase {
  path: string
}

/** How many ledgers are read ahead while one is judged: the network, or the disk, is slower than the judge. */
const AHEAD = 8

/** Judges every recorded case of a repository by another policy, one after another: no more than a few are ever in memory. */
export async function* replay({ store, repository }: ReplayStore, settings: SettingsFor): AsyncGenerator<Replayed> {
  const refs = await store.list(repository)
  const read = refs.slice(0, AHEAD).map((ref) => quiet(store.readText(ref)))
  for (const [index, ref] of refs.entries()) {
    const text = await read[index]
    delete read[index]
    const next = refs[index + AHEAD]
    if (next !== undefined) read[index + AHEAD] = quiet(store.readText(next))
    if (text === undefined) continue
    const lines = linesIn(text, ref)
    const replayed = replayCase(lines, await settings(ref, lines))
    if (replayed !== undefined) yield { path: ref.path, ...replayed }
  }
}

/**
 * The lines as they stand. Whether each is spelled as the app writes it, and hashed, is for `hikeshi verify` to say, which
 * takes ten times as long.
 */
function linesIn(text: string, ref: LedgerRef): LedgerLine[] {
  const raws = text.split('\n').slice(0, -1)
  return raws.map((raw, index): LedgerLine => {
    try {
      const line: LedgerLine = JSON.parse(raw)
      if (line.v === 1 && line.seq === index) return line
    } catch {}
    throw new LedgerUnreadableError(ref, { line: index + 1, why: 'it is no line of a ledger' }, '')
  })
}

/** Policies that judged these lines may have to be fetched first. */
type SettingsFor = (ref: LedgerRef, lines: readonly { policy: string }[]) => Promise<ReplaySettings>

/** A failure counts when its turn comes. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
