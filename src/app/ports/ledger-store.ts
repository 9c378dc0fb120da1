import type { LedgerLine, Seal } from '../../domain/case/ledger-line.ts'
import type { BrokenRule } from './answer-error.ts'

/** The repository that line 0 must name; whoever cannot know it says so, and tells whoever reads the result. */
export type BoundRepository = { id: number } | 'not-checked'

/** The number that GitHub gives no repository: of one that is not there no record counts. */
export const NO_REPOSITORY = 0

export interface Repository {
  owner: string
  name: string
}

export interface LedgerRef {
  repository: Repository
  path: string
}

/** How long a record was, what its last line was, and the app's word for it where it was sealed. */
export interface Head {
  length: number
  hash: string
  seal: Seal | undefined
}

/** A ledger as it was read; `version` is the store's own and is what a write compares with. */
export interface LedgerSnapshot {
  readonly lines: readonly LedgerLine[]
  readonly version: string
  /** Where somebody else wrote in it, or a line is none: `lines` are only those that count. */
  readonly tampering?: Tampering
}

/** The version of a file that is not there: it is written anew. */
export const NOT_THERE = ''

/** A part of a ledger that is not the app's own writing. */
export interface Tampering {
  found: readonly TamperingFound[]
  /** It stands in the file still; else the file holds again what the app wrote. */
  stands: boolean
  /**
   * Nothing may be written until somebody has put it right: what stands there may be another version's of the app, or all
   * that there is.
   */
  shut: boolean
}

export interface TamperingFound {
  /**
   * `written`: somebody else wrote there, in this commit; `unreadable`: the app's own writing cannot be read; `reset`:
   * the branch was set back or deleted, and what the app wrote was found again; `reset-lost`: it was not.
   */
  kind: 'written' | 'unreadable' | 'reset' | 'reset-lost'
  /** The first line concerned, from 1. */
  line: number
  /** For a reset the commit from which the lines can be had again, where GitHub told of it. */
  commit: string | undefined
  by: string | undefined
}

export interface CommitPerson {
  id?: number
  login?: string
}

/** `unchecked`: there is a signature, but this place has no means to check it. */
export type SignatureState = 'verified' | 'unsigned' | 'invalid' | 'unchecked'

/** The writer of a commit, as far as can be told. */
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
  /** Undefined where the file is gone. */
  text: string | undefined
  version: string
  commits: readonly (CommitSeen & { parents: readonly string[] })[]
}

export interface LedgerStore {
  /** Whether the app may append to a record between two readings of it. */
  readonly grows: boolean
  /** Nothing that is missing looks like nothing to find: whoever reads all records asks this first. */
  look(repository: Repository): Promise<RecordsPlace>
  /** Throws `LedgerUnreadableError` where a line is no ledger line. */
  read(ref: LedgerRef): Promise<LedgerSnapshot | undefined>
  /** Several of one repository, in their order. */
  readAll(refs: readonly LedgerRef[]): Promise<(LedgerSnapshot | undefined)[]>
  /** The record as it was last read or written here, no request: others may have written since, which an append on it finds out. */
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
  /**
   * Every version that git remembers, oldest first. `now`: the file as it was just read; what is a beginning of it need
   * not be read.
   */
  history(ref: LedgerRef, now: string | undefined): AsyncIterable<LedgerVersion>
}

/** A change to a record by somebody else than the app. */
export interface StrangersWriting {
  path: string
  found: TamperingFound
}

/** The result of a look at the records of a repository. */
export interface Strangers {
  found: readonly StrangersWriting[]
  /**
   * Whether it is known what stood there before: by this process, by the word of an earlier one, or by signatures. Else
   * each record is to be held against what its case shows.
   */
  isBeforeKnown: boolean
}

/** The app's own part of the records, for readers that look at all of them. */
export interface RecordTrust {
  /** Whether this text of a record counts, from its first line to its last. */
  counts(ref: LedgerRef, text: string): Promise<boolean>
  /** The same, asking GitHub for each what was last shown of it: two requests for one that this process has not seen yet. */
  countsAsShown(ref: LedgerRef, text: string): Promise<boolean>
  /** Records that others took away or changed, and that are not put right yet. */
  broken(repository: Repository): Promise<readonly string[]>
}

/** The result for one record of a look at many; `not-told`: it is to be read by itself. */
export type Glanced = LedgerSnapshot | 'absent' | 'not-told'

/** A store that gives of each record only what counts. */
export interface TrustedLedgerStore extends LedgerStore, RecordTrust {
  /**
   * Many of one repository, in their order: a request for a hundred. `told`: where GitHub last showed that each was. What is not
   * beyond doubt so is to be read by itself.
   */
  glance(refs: readonly LedgerRef[], told: (ref: LedgerRef) => Promise<Head | undefined>): Promise<Glanced[]>
  /** Others' changes to records since this was asked last: one request where the branch is as it was then. */
  strangers(repository: Repository): Promise<Strangers>
  /**
   * Leaves word for a later process of how far this one has looked through, once all of that was told: nothing where the
   * word says so already, or a signature of GitHub tells what is the app's own.
   */
  leaveWord(repository: Repository): Promise<void>
  /** Of a record that is not there: whether it ever was, and what of it can be had again. Writing on it puts it back. */
  recover(ref: LedgerRef): Promise<Recovered>
  /** Whether anything that counts tells that the app has written in this repository, apart from the record of adoptions. */
  hasWorked(repository: Repository): Promise<boolean>
  /**
   * As authors and signatures of the commits alone tell, whatever key it was sealed by: for an administrator who vouches
   * for a record where the key is lost.
   */
  byAuthors(ref: LedgerRef): Promise<LedgerSnapshot | undefined>
}

export type Recovered =
  | { kind: 'never-there' }
  | { kind: 'found'; snapshot: LedgerSnapshot }
  /** The commit in which it can be found, where GitHub tells. */
  | { kind: 'lost'; commit: string | undefined }

/** A commit that is none of the app's, or a merge, with the records that it touched. */
export interface StrangeCommit extends CommitSeen {
  parents: readonly string[]
  at: string
  paths: readonly string[]
}

/** The branch was set to another place, or deleted: what was there before, and who did it, as GitHub remembers. */
export interface BranchReset {
  before: string
  after: string | undefined
  by: CommitPerson
  at: string
}

/** `wasGone`: somebody had taken the file away, and now it is there again. */
export type WrittenLedger = LedgerSnapshot & { wasGone?: true }

/** A store as it is: what of it counts is for others to say. */
export interface RawLedgerStore extends LedgerStore {
  append(...given: Parameters<LedgerStore['append']>): Promise<WrittenLedger>
  replace(...given: Parameters<LedgerStore['replace']>): Promise<WrittenLedger>
  /** Many of one repository, in their order: a request for a hundred. */
  glance(refs: readonly LedgerRef[]): Promise<Glanced[]>
  /**
   * Where the file comes from; undefined where there is no branch. `since-last`: the commits of the file, and each merge
   * since the last of them; `whole`: each merge of the branch since the file began, too.
   */
  trace(ref: LedgerRef, depth: 'since-last' | 'whole'): Promise<LedgerTrace | undefined>
  /** The file as it was at a commit. */
  textAt(ref: LedgerRef, commit: string): Promise<string | undefined>
  /** The commit that the branch of the records is at. */
  tip(repository: Repository): Promise<string | undefined>
  /**
   * Of the commits from `tip` back to the `known` one, or back to that time, those that are not the app's own, the newest
   * first.
   */
  strange(
    repository: Repository,
    tip: string,
    until: { known: string | undefined; since: string },
    isOwn: (commit: CommitSeen) => boolean,
  ): Promise<{ commits: readonly StrangeCommit[]; isReached: boolean }>
  /** Every record at a commit, with the sha of its content. */
  blobsAt(repository: Repository, commit: string): Promise<ReadonlyMap<string, string>>
  /** The newest first; not every GitHub tells. */
  resets(repository: Repository): Promise<readonly BranchReset[] | 'not-told'>
  repositoryId(repository: Repository): Promise<number | undefined>
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

/**
 * A rule of the repository, a secret in what is written, a repository that is kept read-only, a record that was tampered
 * with, one that is sealed where no key is at hand, or one that is as large as is ever read.
 */
export type LedgerRefusal = 'rule' | 'secret' | 'archived' | 'tampered' | 'no-key' | 'full'

/** This write cannot succeed however often it is tried: something must change first. */
export class LedgerRefusedError extends Error {
  override name = 'LedgerRefusedError'
  readonly ref: LedgerRef
  readonly why: LedgerRefusal
  /** The rule that holds it back, where one does. */
  readonly rule: BrokenRule | undefined

  constructor(ref: LedgerRef, why: Exclude<LedgerRefusal, 'rule'> | { rule: BrokenRule }, options?: ErrorOptions) {
    const told = options?.cause instanceof Error ? `: ${options.cause.message}` : ''
    const named = typeof why === 'string' ? why : `rule: ${why.rule}`
    super(`${ref.path} was not written (${named})${told}`, options)
    this.ref = ref
    this.why = typeof why === 'string' ? why : 'rule'
    this.rule = typeof why === 'string' ? undefined : why.rule
  }
}
