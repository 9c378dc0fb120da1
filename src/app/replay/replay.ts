import type { LedgerRef, LedgerSnapshot, LedgerStore, Repository } from '../ports/ledger-store.ts'
import { type ReplayedCase, type ReplaySettings, replayCase } from './replay-case.ts'

export interface ReplayStore {
  /** One that gives of each record only what counts; whoever has no key to tell says so beside the result. */
  store: Pick<LedgerStore, 'list' | 'read'>
  repository: Repository
}

export interface Replayed {
  path: string
  /** Somebody else wrote in it: what was judged is what the app itself wrote, which may be nothing. */
  isWhole: boolean
  /** Undefined where what counts is no case. */
  replayed: ReplayedCase | undefined
}

/** How many ledgers are read ahead while one is judged: the network, or the disk, is slower than the judge. */
const AHEAD = 8

/** Judges every recorded case of a repository by another policy, one after another: no more than a few are ever in memory. */
export async function* replay({ store, repository }: ReplayStore, settings: SettingsFor): AsyncGenerator<Replayed> {
  const refs = await store.list(repository)
  const read: Promise<LedgerSnapshot | undefined>[] = refs.slice(0, AHEAD).map((ref) => quiet(store.read(ref)))
  for (const [index, ref] of refs.entries()) {
    const snapshot = await read[index]
    delete read[index]
    const next = refs[index + AHEAD]
    if (next !== undefined) read[index + AHEAD] = quiet(store.read(next))
    if (snapshot === undefined) continue
    const { lines, tampering } = snapshot
    const replayed = replayCase(lines, await settings(ref, lines))
    const isWhole = tampering?.stands !== true
    if (replayed !== undefined || !isWhole) yield { path: ref.path, isWhole, replayed }
  }
}

/** Policies that judged these lines may have to be fetched first. */
type SettingsFor = (ref: LedgerRef, lines: readonly { policy: string }[]) => Promise<ReplaySettings>

/** A failure counts when its turn comes. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
