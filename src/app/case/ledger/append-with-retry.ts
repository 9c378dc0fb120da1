import {
  LedgerConflictError,
  type LedgerRef,
  LedgerRefusedError,
  type LedgerSnapshot,
  type LedgerStore,
} from '../../ports/ledger-store.ts'
import type { LedgerOptions } from '../../ports/ledger-writing.ts'
import { backoff } from './backoff.ts'
import { chainLines, type LineDraft } from './chain-lines.ts'
import { commitMessage } from './commit-message.ts'
import { redactText } from './redact.ts'
import { sealed } from './seal.ts'
import { NOTHING_WITHHELD, type TextPlace, withheldLine, withholdings } from './withholdings.ts'

export interface LedgerWork<Result> {
  /** The lines to be written; none: nothing is. */
  drafts: readonly LineDraft[]
  /** Texts to take out; `draft` is the index of the `text-redacted` draft that says so. */
  redactions?: readonly { line: number; key?: string; draft: number }[]
  result: Result
}

/** The outcome of some work; `withheld`: texts of it stand in the record by their digest alone. */
export interface LedgerDone<Result> {
  result: Result
  snapshot: LedgerSnapshot | undefined
  withheld: boolean
}

/** Ten writers may meet on one case, and each round only one of them gets through. */
export const LEDGER_ATTEMPTS = 16

/** So many others wrote to the same case that this never got its turn. */
export class LedgerBusyError extends Error {
  override name = 'LedgerBusyError'

  constructor(ref: LedgerRef, attempts: number, options: ErrorOptions) {
    super(`${ref.path} was changed by others at each of ${attempts} tries; the sweep will try again`, options)
  }
}

/**
 * Reads, lets `work` decide on what was read, and appends; whenever somebody else was faster, decides anew on what is there then.
 * One request to read and one to write where nobody interferes. `work` may run more than once: it must have no effects of its own.
 */
export async function withLedger<Result>(
  store: LedgerStore,
  ref: LedgerRef,
  work: (snapshot: LedgerSnapshot | undefined) => Promise<LedgerWork<Result>> | LedgerWork<Result>,
  options: LedgerOptions,
): Promise<LedgerDone<Result>> {
  const { attempts, sleep, random } = options
  for (let failures = 0; ; ) {
    const before = await store.read(ref)
    const decided = await work(before)
    try {
      return { result: decided.result, ...(await writeWhatMayBe(store, ref, before, decided, options)) }
    } catch (error) {
      if (!(error instanceof LedgerConflictError)) throw error
      failures += 1
      if (failures >= attempts) throw new LedgerBusyError(ref, attempts, { cause: error })
      await sleep(backoff(failures, random))
    }
  }
}

/** A text with a key in it is refused whole: the act is recorded all the same, without that text. */
async function writeWhatMayBe(
  store: LedgerStore,
  ref: LedgerRef,
  before: LedgerSnapshot | undefined,
  work: LedgerWork<unknown>,
  options: LedgerOptions,
): Promise<Omit<LedgerDone<unknown>, 'result'>> {
  const ways = withholdings(work.drafts)
  for (let way = NOTHING_WITHHELD; ; ) {
    try {
      return { snapshot: await write(store, ref, before, work, way, options), withheld: way.length > 0 }
    } catch (error) {
      const next = error instanceof LedgerRefusedError && error.why === 'secret' ? ways.shift() : undefined
      if (next === undefined) throw error
      way = next
    }
  }
}

async function write(
  store: LedgerStore,
  ref: LedgerRef,
  before: LedgerSnapshot | undefined,
  { drafts, redactions = [] }: LedgerWork<unknown>,
  withheld: readonly TextPlace[],
  { salt, keeper, sealer }: LedgerOptions,
): Promise<LedgerSnapshot | undefined> {
  if (drafts.length === 0) return before
  const there = before?.lines ?? []
  const places = withheld.map(({ draft, key }) => ({ line: there.length + draft, key, draft }))
  const chained = chainLines(there, [...drafts, ...places.map((place) => withheldLine(drafts, place, keeper))], {
    salt,
  })
  if (sealer === 'no-key' && there.some(({ seal }) => seal !== undefined)) throw new LedgerRefusedError(ref, 'no-key')
  const lines = sealed([...there, ...chained], sealer).slice(there.length)
  const message = commitMessage(ref.path, lines)
  const all = [...redactions, ...places.map((place, at) => ({ ...place, draft: drafts.length + at }))]
  if (all.length === 0) return store.append(ref, before, lines, message)
  const redacted = all.reduce(
    (whole, { draft, ...place }) => redactText(whole, { ...place, redactionSeq: there.length + draft }),
    [...there, ...lines],
  )
  return before === undefined
    ? store.append(ref, before, redacted, message)
    : store.replace(ref, before, redacted, message)
}
