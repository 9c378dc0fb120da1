import type { LedgerLine } from '../../domain/case/ledger-line.ts'

/** The repository that line 0 must name; whoever cannot know it says so, and tells whoever reads the result. */
export type BoundRepository = { id: number } | 'not-checked'

export interface Repository {
  owner: string
  name: string
}

export interface LedgerRef {
  repository: Repository
  path: string
}

/** A ledger as it was read; `version` is the store's own and is what a write compares with. */
export interface LedgerSnapshot {
  readonly lines: readonly LedgerLine[]
  readonly version: string
  /** Where somebody else wrote in it, or a line is none: `lines` are only those that count. */
  readonly tampering?: Tampering
}

/** What was found in a ledger that is not the app's own writing. */
export interface Tampering {
  found: readonly TamperingFound[]
  /** It stands in the file still; else the file holds again what the app wrote. */
  stands: boolean
  /** Nothing may be written until somebody has put it right: what stands there may be another version's of the app, or all that there is. */
  shut: boolean
}

export interface TamperingFound {
  /** The first line concerned, from 1. */
  line: number
  /** Undefined where the app's own writing cannot be read. */
  commit: string | undefined
  by: string | undefined
}

export interface CommitPerson {
  id?: number
  login?: string
}

/** `unchecked`: there is a signature, but this place has no means to check it. */
export type SignatureState = 'verified' | 'unsigned' | 'invalid' | 'unchecked'

/** Who wrote a commit, as far as can be told. */
export interface CommitSeen {
  commit: string
  author: CommitPerson
  committer: CommitPerson
  signature: SignatureState
}

/** One commit that changed a ledger file; without `text` it removed the file. */
export interface LedgerVersion extends CommitSeen {
  text?: string
}

/** Whether there is a place for the records of a repository, before any is read. */
export type RecordsPlace =
  | { kind: 'there'; repository: BoundRepository }
  /** Repository or folder; the branch of the records; its folder of ledgers. */
  | { kind: 'missing'; what: 'place' | 'branch' | 'folder' }

export interface RemovedRecord {
  path: string
  commit: string
}

/** A ledger file at one commit of its branch, and every commit that made it what it is, newest first. */
export interface LedgerTrace {
  text: string
  version: string
  commits: readonly (CommitSeen & { parents: readonly string[] })[]
}

export interface LedgerStore {
  /** Nothing that is missing looks like nothing to find: whoever reads all records asks this first. */
  look(repository: Repository): Promise<RecordsPlace>
  /** Throws `LedgerUnreadableError` where a line is no ledger line. */
  read(ref: LedgerRef): Promise<LedgerSnapshot | undefined>
  /** Several of one repository, in their order. */
  readAll(refs: readonly LedgerRef[]): Promise<(LedgerSnapshot | undefined)[]>
  /** What was last read or written here, no request: others may have written since, which an append on it finds out. */
  recall(ref: LedgerRef): LedgerSnapshot | undefined
  /** The file as it is, for checks that must not stop at the first bad line. */
  readText(ref: LedgerRef): Promise<string | undefined>
  /** Writes `lines` after the snapshot's (`undefined`: a new ledger). Throws `LedgerConflictError` when the snapshot is stale. */
  append(
    ref: LedgerRef,
    snapshot: LedgerSnapshot | undefined,
    lines: readonly LedgerLine[],
    message: string,
  ): Promise<LedgerSnapshot>
  /** Writes all of `lines` in the snapshot's place: for redaction, and nothing else. */
  replace(
    ref: LedgerRef,
    snapshot: LedgerSnapshot,
    lines: readonly LedgerLine[],
    message: string,
  ): Promise<LedgerSnapshot>
  /** The cases' ledgers that are there; none, too, where there is no place for any. */
  list(repository: Repository): Promise<LedgerRef[]>
  /**
   * Records that the branch once had and has no more, each with the last commit that touched it. `known`: commits that
   * are in the history of a record that is there.
   */
  removed(repository: Repository, known: ReadonlySet<string>): Promise<RemovedRecord[]>
  /** Every version that git remembers, oldest first. */
  history(ref: LedgerRef): AsyncIterable<LedgerVersion>
}

/** A store that also tells where a file comes from. */
export interface TracedLedgerStore extends LedgerStore {
  trace(ref: LedgerRef): Promise<LedgerTrace | undefined>
  /** The file as it was at a commit. */
  textAt(ref: LedgerRef, commit: string): Promise<string | undefined>
}

/** The ledger has moved on since it was read: read again and decide anew. */
export class LedgerConflictError extends Error {
  override name = 'LedgerConflictError'
  readonly ref: LedgerRef
  readonly expected: string | undefined

  constructor(ref: LedgerRef, expected: string | undefined, options?: ErrorOptions) {
    super(`${ref.path} has changed since it was read${expected ? ` as ${expected}` : ' (it was not there)'}`, options)
    this.ref = ref
    this.expected = expected
  }
}

/** The file is no ledger any more; nothing may be written on top of it. */
export class LedgerUnreadableError extends Error {
  override name = 'LedgerUnreadableError'
  readonly ref: LedgerRef
  readonly line: number
  /** Of the file as it is. */
  readonly version: string

  constructor(ref: LedgerRef, problem: { line: number; why: string }, version: string) {
    super(`${ref.path}:${problem.line} cannot be read: ${problem.why}. Run "hikeshi verify".`)
    this.ref = ref
    this.line = problem.line
    this.version = version
  }
}

/** A rule of the repository, a secret in what is written, a repository that is kept read-only, or a record that was tampered with. */
export type LedgerRefusal = 'rule' | 'secret' | 'archived' | 'tampered'

/** This write cannot succeed however often it is tried: something must change first. */
export class LedgerRefusedError extends Error {
  override name = 'LedgerRefusedError'
  readonly ref: LedgerRef
  readonly why: LedgerRefusal

  constructor(ref: LedgerRef, why: LedgerRefusal, options?: ErrorOptions) {
    const told = options?.cause instanceof Error ? `: ${options.cause.message}` : ''
    super(`${ref.path} was not written (${why})${told}`, options)
    this.ref = ref
    this.why = why
  }
}
