import { setTimeout as sleep } from 'node:timers/promises'
import { backoff } from '../../../app/case/ledger/backoff.ts'
import { parseLedger, printLedger } from '../../../app/case/ledger/text-format.ts'
import {
  type Glanced,
  LedgerConflictError,
  type LedgerRef,
  LedgerRefusedError,
  type LedgerSnapshot,
  LedgerUnreadableError,
  type RawLedgerStore,
  type WrittenLedger,
} from '../../../app/ports/ledger-store.ts'
import type { Patience } from '../../../app/ports/ledger-writing.ts'
import { lruCache } from '../../../app/state/lru-cache.ts'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import { LEDGER_BRANCH } from '../../../domain/case/ledger-path.ts'
import { LARGEST_RECORD } from '../../../domain/values/size-bounds.ts'
import { GitHubError } from '../client/github-error.ts'
import { refusalOf, ruleOf } from '../client/refusal-of.ts'
import { wholeName } from '../client/whole-name.ts'
import { ledgerFiles } from '../graphql/ledger-files.ts'
import { createLedgerBranch } from './git-ledger-branch.ts'
import { type GitHubClient, statusOf } from './git-ledger-client.ts'
import { type LedgerFile, putLedgerFile, readLedgerFile } from './git-ledger-file.ts'
import type { branchListing } from './git-ledger-history.ts'
import { listLedgers, lookForLedgers, recordsAt, repositoryId } from './git-ledger-list.ts'
import { urgencyOf } from './write-urgency.ts'

const PATIENCE: Patience = { attempts: 10, sleep: (milliseconds) => sleep(milliseconds), random: Math.random }

/** As many cases as are likely to be open at once; the one that was used least recently goes first. */
const RECENT = 64

/** Ledgers as files on a branch of the case's repository, through GitHub's REST API. */
export function gitLedger(client: GitHubClient, options: Partial<Patience & { branch: string }> = {}): RawLedgerStore {
  const { branch, ...patience } = { ...PATIENCE, branch: LEDGER_BRANCH, ...options }
  const head = wholeName(branch)
  const recent = lruCache<LedgerSnapshot>(RECENT)
  let listing: ReturnType<typeof branchListing> | undefined
  const listed: ReturnType<typeof branchListing> = async (repository, tip) => {
    listing ??= (await past()).branchListing(client)
    return listing(repository, tip)
  }

  async function read(ref: LedgerRef): Promise<LedgerSnapshot | undefined> {
    const file = await readLedgerFile(client, ref, head)
    if (file) return snapshotOf(ref, file)
    recent.drop(keyOf(ref))
    return undefined
  }

  function snapshotOf(ref: LedgerRef, file: LedgerFile): LedgerSnapshot {
    const known = recent.get(keyOf(ref))
    // The version is the content's own sha: what was read once need not be again.
    if (known?.version === file.sha) return known
    const { lines, problem } = parseLedger(file.text)
    if (problem) throw new LedgerUnreadableError(ref, problem, file.sha)
    return recent.keep(keyOf(ref), { lines, version: file.sha })
  }

  async function readAll(refs: readonly LedgerRef[]): Promise<(LedgerSnapshot | undefined)[]> {
    const [first, ...more] = refs
    const files =
      first === undefined || more.length === 0
        ? []
        : await ledgerFiles(client, first.repository, refs, branch).catch(noneWhereRefused)
    return Promise.all(
      refs.map((ref, at) => {
        const file = files[at]
        return typeof file === 'object' ? snapshotOf(ref, file) : read(ref)
      }),
    )
  }

  async function glance(refs: readonly LedgerRef[]): Promise<Glanced[]> {
    const [first] = refs
    const files = first === undefined ? [] : await ledgerFiles(client, first.repository, refs, branch)
    return refs.map((ref, at) => {
      const file = files[at] ?? 'not-told'
      if (typeof file !== 'object') return file
      try {
        return snapshotOf(ref, file)
      } catch (error) {
        if (error instanceof LedgerUnreadableError) return 'not-told'
        throw error
      }
    })
  }

  async function write(
    ref: LedgerRef,
    before: LedgerSnapshot | undefined,
    lines: readonly LedgerLine[],
    message: string,
  ): Promise<WrittenLedger> {
    const change = {
      text: printLedger(lines),
      expected: before?.version || undefined,
      message: withSkip(message),
      urgency: urgencyOf(lines.slice(before?.lines.length ?? 0)),
    }
    if (Buffer.byteLength(change.text) > LARGEST_RECORD) throw new LedgerRefusedError(ref, 'full')
    let branchMade = false
    let answerLost = false
    for (let failures = 1; ; failures += 1) {
      try {
        const { sha, isNew } = await putLedgerFile(client, ref, branch, change)
        const wasGone = isNew && change.expected !== undefined
        const written = recent.keep(keyOf(ref), { lines, version: sha })
        return wasGone ? { ...written, wasGone } : written
      } catch (error) {
        const status = statusOf(error) ?? 0
        refuseWhatCannotSucceed(ref, error)
        if (status === 404 && change.expected === undefined) {
          if (!branchMade)
            await createLedgerBranch(client, ref.repository, branch).catch((failure: unknown) => {
              refuseWhatCannotSucceed(ref, failure)
              throw failure
            })
          branchMade = true
        } else if (status === 409 || status === 422 || status >= 500) {
          answerLost ||= status >= 500
          const now = await lookAgain(ref, error)
          // Only a lost answer can hide a write of ours: after a plain 409 the same lines are another instance's.
          if (answerLost && now && holds(now, lines)) return now
          if (now?.version !== change.expected) throw new LedgerConflictError(ref, before?.version, { cause: error })
          // Nobody has touched our file: another one was written at the same moment (409), the answer was lost (5xx), or it
          // is there and reads do not show it yet (422).
          if (status === 422 && !saysItIsThere(error)) throw error
        } else {
          // File or branch may be gone: the next one must not build on what was there.
          recent.drop(keyOf(ref))
          throw error
        }
        if (failures >= patience.attempts) throw error
        await patience.sleep(backoff(failures, patience.random))
      }
    }
  }

  /** The present content; where that cannot be learned either, the first failure is what counts. */
  async function lookAgain(ref: LedgerRef, failure: unknown): Promise<LedgerSnapshot | undefined> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await read(ref)
      } catch (error) {
        if ((statusOf(error) ?? 0) < 500) throw error
        if (failures >= patience.attempts) throw failure
        await patience.sleep(backoff(failures, patience.random))
      }
    }
  }

  return {
    grows: true,
    look: (repository) => lookForLedgers(client, repository, head),
    read,
    readAll,
    glance,
    recall: (ref) => recent.get(keyOf(ref)),
    readText: async (ref) => (await readLedgerFile(client, ref, head))?.text,
    append: (ref, before, lines, message) => write(ref, before, [...(before?.lines ?? []), ...lines], message),
    replace: write,
    list: (repository) => listLedgers(client, repository, head),
    async *history(ref) {
      yield* (await past()).ledgerHistory(client, ref, branch, (tip) => listed(ref.repository, tip))
    },
    removed: async (repository, known) =>
      (await import('./git-ledger-removed.ts')).removedLedgers(client, repository, branch, known, listed),
    trace: async (ref, depth) => (await past()).ledgerTrace(client, ref, branch, depth),
    tip: async (repository) => (await past()).tipOf(client, repository, branch),
    strange: async (repository, tip, until, isOwn) =>
      (await past()).strangeCommits(client, repository, tip, until, isOwn),
    blobsAt: (repository, commit) => recordsAt(client, repository, commit),
    resets: async (repository) => (await import('./branch-resets.ts')).branchResets(client, repository, branch),
    repositoryId: (repository) => repositoryId(client, repository),
    textAt: async (ref, commit) => (await readLedgerFile(client, ref, commit))?.text,
  }
}

// A record that is as the app left it is read without its past.
const past = () => import('./git-ledger-history.ts')

const keyOf = ({ repository: { owner, name }, path }: LedgerRef): string => `${owner}/${name}/${path}`

/** A rule, a secret and an archive answer with the statuses of a race, but stay as they are: they are told by their reason. */
function refuseWhatCannotSucceed(ref: LedgerRef, error: unknown): void {
  const why = refusalOf(error)
  if (why === undefined || why === 'locked') return
  throw new LedgerRefusedError(ref, why === 'rule' ? { rule: ruleOf(error) } : why, { cause: error })
}

/** True where a write whose answer was lost took effect after all; others may have appended since. */
function holds(now: LedgerSnapshot, lines: readonly LedgerLine[]): boolean {
  return lines.every((line, index) => {
    const there = now.lines[index]
    if (there?.hash !== line.hash) return false
    return Object.entries(line.free).every(([key, kept]) => 'text' in kept || 'redacted' in (there.free[key] ?? {}))
  })
}

function withSkip(message: string): string {
  return message.includes('[skip ci]') ? message : `${message} [skip ci]`
}

/** GitHub asks for the sha of a file that it has, where none was given: it was not there when it was read. */
const saysItIsThere = (error: unknown): boolean => error instanceof Error && /"sha" wasn't supplied/.test(error.message)

/** Where GraphQL is refused, as where its own limit is used up, each is read by itself. */
function noneWhereRefused(error: unknown): [] {
  if (error instanceof GitHubError && error.kind === 'refused') return []
  throw error
}
