import type { Case } from '../../domain/case/case.ts'
import type { LedgerLine } from '../../domain/case/ledger-line.ts'
import { type AccountShare, accountShare } from './account-share.ts'

import { type LruCache, lruCache } from './lru-cache.ts'
import { type LruSet, lruSet } from './lru-set.ts'

import type { RecordRead } from './record-read.ts'

/**
 * A host's hints, kept from one event to the next to save requests; `compose` makes them. Losing them costs time and changes
 * no answer: the truth is on GitHub. So the oldest go where there are too many of them.
 */
export interface Memory {
  /** Phases as last seen, so that a label which already agrees costs nothing. */
  phases: LruCache<string>
  /** Exceptions of each owner. */
  exceptions: Map<string, KnownExceptions>
  /** Foreign writing in records that was reported already: the comments need not be asked again. */
  tampering: LruSet<string>
  /** Policies that cases name, each with the home whose record of adoptions was asked about it. */
  adopted: LruSet<string>
  /** Policies in force of which the pull request that brought them was seen to say so, by home and policy. */
  mergesTold: LruSet<string>
  /** When a company began with Hikeshi, by home and policy: a sweep asks for each issue that is no case. */
  firstAdopted: LruCache<Promise<string | undefined>>
  /** Calls that were sent while nothing could be recorded of them: nobody is woken again by the next look. */
  called: LruSet<string>
  /** Whether few can read a repository, and when that was told. */
  readByFew: LruCache<{ isPrivate: boolean; at: number }>
  /** The number of answers to each account in the last minutes, over all cases. */
  answers: AccountShare
  /** Records that were read as cases, by their first line: for as long as somebody holds it. */
  records: WeakMap<LedgerLine, RecordRead>
}

export interface KnownExceptions {
  /** Milliseconds since 1970. */
  at: number
  cases: ReadonlyMap<number, Case>
  read: ReadonlyMap<number, KnownException>
}

/** A record as it was read, and what GitHub said then of when its issue was changed last. */
export interface KnownException {
  at: number
  updatedAt: string
  /** Its sha: another one may read the same record otherwise. */
  policy: string
  state: Case | undefined
}

/** Far more than are at work at once in an installation, and than it has repositories and policies. */
const CASES = 10_000
const PLACES = 1_000

export const emptyMemory = (): Memory => ({
  phases: lruCache(CASES),
  exceptions: new Map(),
  tampering: lruSet(CASES),
  adopted: lruSet(CASES),
  mergesTold: lruSet(PLACES),
  firstAdopted: lruCache(PLACES),
  called: lruSet(CASES),
  readByFew: lruCache(PLACES),
  answers: accountShare({ most: 50, within: 10 * 60 * 1000 }),
  records: new WeakMap(),
})
