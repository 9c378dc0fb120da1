import { LedgerConflictError, type LedgerRef, type LedgerSnapshot, type LedgerStore } from '../ports/ledger-store.ts'
import { backoff, type Patience } from './backoff.ts'
import { commitMessage } from './commit-message.ts'
import { redactText } from './redact.ts'
import { type LineDraft, sealLines } from './seal.ts'

export interface LedgerWork<Result> {
  /** What is to be written; none: nothing is. */
  drafts: readonly LineDraft[]
  /** Texts to take out; `draft` is the index of the `text-redacted` draft that says so. */
  redactions?: readonly { line: number; key?: string; draft: number }[]
  result: Result
}

export interface LedgerOptions extends Patience {
  salt: () => string
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
  { attempts, sleep, random, salt }: LedgerOptions,
): Promise<{ result: Result; snapshot: LedgerSnapshot | undefined }> {
  for (let failures = 0; ; ) {
    const before = await store.read(ref)
    const decided = await work(before)
    try {
      return { result: decided.result, snapshot: await write(store, ref, before, decided, salt) }
    } catch (error) {
      if (!(error instanceof LedgerConflictError)) throw error
      failures += 1
      if (failures >= attempts) throw new LedgerBusyError(ref, attempts, { cause: error })
      await sleep(backoff(failures, random))
    }
  }
}

async function write(
  store: LedgerStore,
  ref: LedgerRef,
  before: LedgerSnapshot | undefined,
  { drafts, redactions = [] }: LedgerWork<unknown>,
  salt: () => string,
): Promise<LedgerSnapshot | undefined> {
  if (drafts.length === 0) return before
  const lines = sealLines(before?.lines ?? [], drafts, { salt })
  const message = commitMessage(ref.path, lines)
  if (!before || redactions.length === 0) return store.append(ref, before, lines, message)
  const redacted = redactions.reduce(
    (all, { draft, ...place }) => redactText(all, { ...place, redactionSeq: before.lines.length + draft }),
    [...before.lines, ...lines],
  )
  return store.replace(ref, before, redacted, message)
}
