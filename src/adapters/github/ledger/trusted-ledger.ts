import { contains, headOf, sealedText, withSuccessors } from '../../../app/case/ledger/seal.ts'
import {
  isSealedBehind,
  type SealRules,
  sealedAmong,
  sealedLines,
  sealedPast,
} from '../../../app/case/ledger/sealed-prefix.ts'
import { printLedger } from '../../../app/case/ledger/text-format.ts'
import { type TrustedPrefix, trustedPrefix } from '../../../app/case/ledger/trusted-prefix.ts'
import { type HistoryRules, isOfTheApp } from '../../../app/case/ledger/verify-history.ts'
import {
  type CommitSeen,
  type Glanced,
  type Head,
  LedgerConflictError,
  type LedgerRef,
  LedgerRefusedError,
  type LedgerSnapshot,
  LedgerUnreadableError,
  NO_REPOSITORY,
  NOT_THERE,
  type RawLedgerStore,
  type Recovered,
  type Repository,
  type Strangers,
  type StrangersWriting,
  type TamperingFound,
  type TrustedLedgerStore,
  type WrittenLedger,
} from '../../../app/ports/ledger-store.ts'
import { type Sealing, sealerOf } from '../../../app/ports/sealing.ts'
import { lruCache } from '../../../app/state/lru-cache.ts'
import { lruSet } from '../../../app/state/lru-set.ts'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'
import type { LookingAround } from './look-around.ts'
import type { WordOfRounds } from './word-of-rounds.ts'

/** As many as the store below keeps. */
const RECENT = 64
/** Far more than are read between two starts of which the status comment was asked: of others it is asked once more. */
const CASES = 10_000

export interface Trust {
  rules: HistoryRules
  sealing: Sealing
  /** Keys that an adoption record took over, under a seal of a key that is held. */
  takenOver(): Promise<ReadonlySet<string>>
  /** Whether records that bear no seal still count: until the app has sealed all there were. */
  unsealedCounts(repository: Repository): Promise<boolean>
  /** Where the record of a case was when GitHub last showed it: told by the app's own status comment. */
  told(ref: LedgerRef): Promise<Head | undefined>
  /** Beside the branch: whoever sets that back does not set this back. */
  word(): Promise<WordOfRounds>
  now(): Date
}

/**
 * A store that gives of each ledger only what may be believed. What this process itself wrote or looked through is known by
 * its content's sha and costs nothing. Of anything else the seal tells, without any request; only where it does not hold,
 * or where no key is at hand, the history of the file is asked.
 */
export function trustedLedger(store: RawLedgerStore, trust: Trust): TrustedLedgerStore {
  const { rules, sealing } = trust
  const known = lruCache<LedgerSnapshot>(RECENT)
  const heads = lruCache<Head>(RECENT)
  const asked = lruSet<string>(CASES)
  const ids = new Map<string, Promise<number | undefined>>()
  /** Where a record's content is this process's own writing. */
  const wrote = lruSet<string>(CASES)
  let writings = 0
  const untold = new Map<string, readonly StrangersWriting[]>()
  const suspects = new Map<string, Set<string>>()
  const idOf = (repository: Repository): Promise<number | undefined> => {
    const key = repositoryKey(repository)
    const id = ids.get(key) ?? store.repositoryId(repository)
    ids.set(key, id)
    id.then((found) => found ?? ids.delete(key)).catch(() => ids.delete(key))
    return id
  }

  /**
   * A key that is held was replaced, by its own word, while this process goes on: it reads what the new key seals, and writes
   * nothing that would be worth nothing.
   */
  let believed = sealing === 'no-key' ? undefined : sealing
  let isReplaced = false
  function meetSuccessors({ path }: LedgerRef, lines: readonly LedgerLine[] | undefined): void {
    if (believed === undefined || path !== POLICY_LEDGER || lines === undefined) return
    const more = withSuccessors(lines, believed)
    isReplaced ||= more.keys.length > believed.keys.length
    believed = more
  }

  /** The keys that are held tell of nearly every record; which others an adoption took over takes a look at all policies. */
  async function heldRules(ref: Pick<LedgerRef, 'repository'>): Promise<SealRules | undefined> {
    if (believed === undefined) return undefined
    return { verifier: believed, repository: (await idOf(ref.repository)) ?? NO_REPOSITORY }
  }

  async function withTakenOver(held: SealRules, path: string | undefined): Promise<SealRules> {
    // The keys in a record of adoptions count only under a key that is held: it cannot vouch for itself.
    if (path === POLICY_LEDGER) return held
    return { ...held, verifier: held.verifier.and(await trust.takenOver()) }
  }

  async function sealRules(ref: Pick<LedgerRef, 'repository'> & { path?: string }): Promise<SealRules | undefined> {
    const held = await heldRules(ref)
    return held && withTakenOver(held, ref.path)
  }

  async function read(ref: LedgerRef): Promise<LedgerSnapshot | undefined> {
    const key = keyOf(ref)
    const there = await fileNow(ref)
    if (there === undefined) {
      known.drop(key)
      const past = heads.get(key) === undefined ? undefined : await recover(ref)
      return past?.kind === 'found' ? keep(ref, past.snapshot) : undefined
    }
    // A record that this process has not seen yet may have been set back before it was there.
    const told = asked.has(key) || ref.path === POLICY_LEDGER ? undefined : await trust.told(ref)
    asked.add(key)
    const seen = known.get(key)
    if (there.version === seen?.version && (told === undefined || contains(seen.lines, told))) return seen
    return look(ref, there, told)
  }

  interface There {
    version: string
    /** Undefined where it cannot be read as it stands. */
    lines: readonly LedgerLine[] | undefined
  }

  async function fileNow(ref: LedgerRef): Promise<There | undefined> {
    try {
      return await store.read(ref)
    } catch (error) {
      if (error instanceof LedgerUnreadableError) return { version: error.version, lines: undefined }
      throw error
    }
  }

  async function look(ref: LedgerRef, there: There, told: Head | undefined): Promise<LedgerSnapshot | undefined> {
    meetSuccessors(ref, there.lines)
    const held = await heldRules(ref)
    if (held === undefined) return lookByAuthors(ref, told)
    const parsed = { lines: [...(there.lines ?? [])] }
    const headBy = (seals: SealRules): Head | undefined =>
      longest(heads.get(keyOf(ref)), isVouchedFor(told, there.lines, seals) ? told : undefined)
    const wholeBy = (seals: SealRules): readonly LedgerLine[] | undefined => {
      const now = sealedAmong(ref, parsed, seals)
      return now.isWhole && contains(now.lines, headBy(seals)) ? now.lines : undefined
    }
    // A comment under another key may be vouched for by one that was taken over.
    const isToldUnderHeld = told?.seal === undefined || held.verifier.keys.includes(told.seal.key)
    const byHeld = isToldUnderHeld ? wholeBy(held) : undefined
    if (byHeld !== undefined) return keep(ref, { lines: byHeld, version: there.version })
    const seals = await withTakenOver(held, ref.path)
    const lines = wholeBy(seals)
    return lines === undefined ? lookBack(ref, seals, headBy(seals)) : keep(ref, { lines, version: there.version })
  }

  /** Anybody who may edit comments can write there; a seal he cannot. */
  const isVouchedFor = (
    told: Head | undefined,
    lines: readonly LedgerLine[] | undefined,
    seals: SealRules,
  ): boolean => {
    const text = told && sealedText(lines?.[0], told)
    return told?.seal !== undefined && text !== undefined && seals.verifier.verify(told.seal, text)
  }

  /** The file is not what the app last sealed: what was, and who made it otherwise. */
  async function lookBack(
    ref: LedgerRef,
    seals: SealRules,
    head: Head | undefined,
  ): Promise<LedgerSnapshot | undefined> {
    const textAt = (commit: string) => store.textAt(ref, commit)
    const recent = await store.trace(ref, 'since-last')
    if (recent?.text === undefined) {
      known.drop(keyOf(ref))
      return undefined
    }
    const { text, version } = recent
    // A branch that is read by its name may lag behind what was written to it.
    const now = sealedLines(ref, text, seals)
    if (now.isWhole && contains(now.lines, head)) return keep(ref, { lines: now.lines, version })
    let past = await sealedPast(ref, recent, textAt, seals, head)
    if (
      !past.wasSealed &&
      head === undefined &&
      (ref.path === POLICY_LEDGER || (await trust.unsealedCounts(ref.repository)))
    )
      return keep(ref, { ...(await trustedPrefix(ref, recent, textAt, rules)), version })
    if (!past.isFound) {
      const whole = await store.trace(ref, 'whole')
      if (whole !== undefined) past = await sealedPast(ref, whole, textAt, seals, head)
    }
    const reset = past.isFound ? undefined : await beforeReset(ref, seals, head)
    const lines = reset?.lines ?? past.lines
    const isByOthers = past.found.some(
      (one) => !recent.commits.some((each) => each.commit === one.commit && isOwn(each)),
    )
    const isNewer = !isByOthers && lines.length === now.lines.length && isSealedBehind(text, now.lines, seals)
    const found = foundIn(past.found, now.lines, reset, isNewer)
    const stands = printLedger(lines) !== text
    return keep(ref, { lines, version, tampering: { found, stands, shut: lines.length === 0 || isNewer } })
  }

  /** The state from before the branch was set back, or deleted, where GitHub still has it. */
  async function beforeReset(ref: LedgerRef, seals: SealRules, head: Head | undefined) {
    const resets = await store.resets(ref.repository)
    if (resets === 'not-told') return undefined
    let best: { lines: readonly LedgerLine[]; commit: string; by: string | undefined } | undefined
    for (const { before, by } of resets) {
      const { lines } = sealedLines(ref, await store.textAt(ref, before), seals)
      if (lines.length > 0 && contains(lines, head) && lines.length > (best?.lines.length ?? 0))
        best = { lines, commit: before, by: by.login }
    }
    return best
  }

  async function lookByAuthors(ref: LedgerRef, told: Head | undefined): Promise<LedgerSnapshot | undefined> {
    const trace = await store.trace(ref, 'since-last')
    if (trace?.text === undefined) {
      known.drop(keyOf(ref))
      return undefined
    }
    const { version } = trace
    const seen = known.get(keyOf(ref))
    if (seen?.version === version) return seen
    const trusted: TrustedPrefix = await trustedPrefix(ref, trace, (commit) => store.textAt(ref, commit), rules)
    if (contains(trusted.lines, told)) return keep(ref, { ...trusted, version })
    // Without a key nobody can tell whether the comment or the branch was changed: it is told, and what is there goes on.
    const resets = await store.resets(ref.repository)
    const [last] = resets === 'not-told' ? [] : resets
    const reset = {
      kind: 'reset-lost' as const,
      line: trusted.lines.length + 1,
      commit: last?.before,
      by: last?.by.login,
    }
    const { found = [], ...rest } = trusted.tampering ?? { stands: false, shut: false }
    return keep(ref, { ...trusted, version, tampering: { ...rest, found: [...found, reset] } })
  }

  function keep(ref: LedgerRef, snapshot: LedgerSnapshot): LedgerSnapshot {
    const head = headOf(snapshot.lines)
    if (head === undefined) heads.drop(keyOf(ref))
    else heads.keep(keyOf(ref), head)
    return known.keep(keyOf(ref), snapshot)
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
        return now === undefined ? undefined : seen?.version === now.version ? seen : look(ref, now, undefined)
      }),
    )
  }

  async function glance(
    refs: readonly LedgerRef[],
    told: (ref: LedgerRef) => Promise<Head | undefined>,
  ): Promise<Glanced[]> {
    const there = await store.glance(refs)
    return Promise.all(
      refs.map(async (ref, at): Promise<Glanced> => {
        const now = there[at] ?? 'not-told'
        if (now === 'not-told') return now
        const head = longest(heads.get(keyOf(ref)), await told(ref))
        if (now === 'absent') return head === undefined ? now : 'not-told'
        const seen = known.get(keyOf(ref))
        if (seen?.version === now.version && seen.tampering === undefined && contains(seen.lines, head)) return seen
        const held = await heldRules(ref)
        if (held === undefined) return 'not-told'
        const { isWhole, lines } = sealedAmong(ref, { lines: [...now.lines] }, held)
        // A record that is not as it was sealed last is looked at with its history, by the one that reads it by itself.
        return isWhole && contains(lines, head) ? keep(ref, { lines, version: now.version }) : 'not-told'
      }),
    )
  }

  async function writing(
    ref: LedgerRef,
    before: LedgerSnapshot | undefined,
    write: () => Promise<WrittenLedger>,
  ): Promise<LedgerSnapshot> {
    if (before?.tampering?.shut === true) throw new LedgerRefusedError(ref, 'tampered')
    if (isReplaced) throw new LedgerRefusedError(ref, 'no-key')
    try {
      const after = await write()
      asked.add(keyOf(ref))
      wrote.add(contentOf(ref, after.version))
      writings += 1
      const { wasGone, ...now } = after
      const { found = [] } = before?.tampering ?? {}
      const gone = wasGone === true ? await takenAway(ref) : []
      const all = [...found, ...gone]
      return keep(ref, { ...now, ...(all.length > 0 && { tampering: { found: all, stands: false, shut: false } }) })
    } catch (error) {
      known.drop(keyOf(ref))
      // Somebody has just spoilt it: what counts of it is for the next read to say.
      if (error instanceof LedgerUnreadableError) throw new LedgerConflictError(ref, before?.version, { cause: error })
      throw error
    }
  }

  /** Written anew over a place where it should have been: who took it away is told all the same. */
  async function takenAway(ref: LedgerRef): Promise<readonly TamperingFound[]> {
    const trace = await store.trace(ref, 'since-last')
    for (const { commit, author } of trace?.commits.slice(1) ?? [])
      if ((await store.textAt(ref, commit)) === undefined)
        return [{ kind: 'written', line: 1, commit, by: author.login }]
    const resets = await store.resets(ref.repository)
    const [last] = resets === 'not-told' ? [] : resets
    return [{ kind: 'reset', line: 1, commit: last?.before, by: last?.by.login }]
  }

  const isOwn = (commit: CommitSeen): boolean => isOfTheApp(commit, rules)

  /** A tampering is found once, and told by the one that asks for it first; that it is not right yet, everybody hears. */
  async function strangers(repository: Repository): Promise<Strangers> {
    const found = [...(untold.get(repositoryKey(repository)) ?? []), ...(await lookAround(repository))]
    untold.delete(repositoryKey(repository))
    return { found, isBeforeKnown: around?.isBeforeKnown(repository) === true }
  }

  async function broken(repository: Repository): Promise<readonly string[]> {
    const key = repositoryKey(repository)
    const found = [...(untold.get(key) ?? []), ...(await lookAround(repository))]
    untold.set(key, found)
    const touched = suspects.get(key) ?? new Set<string>()
    const wrong: string[] = []
    for (const path of touched) {
      const snapshot = await read({ repository, path })
      if (snapshot !== undefined && snapshot.tampering?.stands !== true) touched.delete(path)
      else wrong.push(path)
    }
    return wrong
  }

  async function counts(ref: LedgerRef, text: string): Promise<boolean> {
    const seals = await sealRules(ref)
    if (seals !== undefined) {
      const { isWhole, lines } = sealedLines(ref, text, seals)
      if (isWhole) return contains(lines, heads.get(keyOf(ref)))
    }
    return countsAsShown(ref, text)
  }

  async function countsAsShown(ref: LedgerRef, text: string): Promise<boolean> {
    const snapshot = await read(ref)
    return snapshot !== undefined && printLedger(snapshot.lines) === text
  }

  // Modules that a round alone asks for are loaded by the first that does.
  let around: LookingAround | undefined
  async function lookAround(repository: Repository): Promise<readonly StrangersWriting[]> {
    around ??= (await import('./look-around.ts')).lookingAround({
      ...{ store, rules, sealRules, now: () => trust.now() },
      wrongByAuthors: async (ref) => (await lookByAuthors(ref, undefined))?.tampering?.found ?? [],
      isOwnWriting: (ref, version) => wrote.has(contentOf(ref, version)),
      writings: () => writings,
      sealer: sealerOf(sealing),
      idOf,
      word: trust.word,
      remember: (ref, was, seals) => {
        const head = seals && headOf(sealedLines(ref, was, seals).lines)
        if (head !== undefined) heads.keep(keyOf(ref), head)
        known.drop(keyOf(ref))
        return head !== undefined
      },
    })
    const found = await around.look(repository)
    const key = repositoryKey(repository)
    const touched = suspects.get(key) ?? new Set()
    for (const { path } of found) touched.add(path)
    suspects.set(key, touched)
    return found
  }

  async function recover(ref: LedgerRef): Promise<Recovered> {
    const [seals, trace, resets] = await Promise.all([
      sealRules(ref),
      store.trace(ref, 'whole'),
      store.resets(ref.repository),
    ])
    const textAt = (commit: string) => store.textAt(ref, commit)
    const at = { version: trace?.text === undefined ? NOT_THERE : trace.version }
    // A file that has just been made may not be shown by its branch yet, though it is by its commits: nobody took it away.
    const isThere = (lines: readonly LedgerLine[]): boolean => printLedger(lines) === trace?.text
    if (seals !== undefined) {
      const past = trace && (await sealedPast(ref, trace, textAt, seals, heads.get(keyOf(ref))))
      const reset = past !== undefined && past.lines.length > 0 ? undefined : await beforeReset(ref, seals, undefined)
      const lines = reset?.lines ?? past?.lines ?? []
      if (lines.length > 0 && reset === undefined && isThere(lines))
        return { kind: 'found', snapshot: keep(ref, { ...at, lines }) }
      const found = foundIn(past?.found ?? [], [], reset, false)
      if (lines.length > 0)
        return { kind: 'found', snapshot: { ...at, lines, tampering: { found, stands: true, shut: false } } }
    }
    const unsealed =
      trace && (seals === undefined || ref.path === POLICY_LEDGER || (await trust.unsealedCounts(ref.repository)))
    const kept = unsealed ? await trustedPrefix(ref, trace, textAt, rules) : undefined
    if (kept?.tampering === undefined && kept !== undefined && isThere(kept.lines))
      return { kind: 'found', snapshot: keep(ref, { ...at, lines: kept.lines }) }
    if (kept !== undefined && kept.lines.length > 0)
      return {
        kind: 'found',
        snapshot: {
          ...at,
          lines: kept.lines,
          tampering: { found: kept.tampering?.found ?? [], stands: true, shut: false },
        },
      }
    const [last] = trace?.commits ?? []
    if (last !== undefined) return { kind: 'lost', commit: last.parents[0] }
    for (const { before } of resets === 'not-told' ? [] : resets)
      if ((await store.textAt(ref, before)) !== undefined) return { kind: 'lost', commit: before }
    return { kind: 'never-there' }
  }

  async function byAuthors(ref: LedgerRef): Promise<LedgerSnapshot | undefined> {
    const trace = await store.trace(ref, 'since-last')
    if (trace?.text === undefined) return undefined
    const { lines } = await trustedPrefix(ref, trace, (commit) => store.textAt(ref, commit), rules)
    return { lines, version: trace.version }
  }

  return {
    ...store,
    read,
    readAll,
    glance,
    strangers,
    leaveWord: async (repository) => around?.leaveWord(repository),
    broken,
    counts,
    countsAsShown,
    recover,
    hasWorked: async (repository) =>
      (await import('./has-worked.ts')).hasWorked(
        { ...{ list: store.list, glance, read, byAuthors, idOf }, sealer: sealerOf(sealing), word: trust.word },
        repository,
      ),
    byAuthors,
    recall: (ref) => known.get(keyOf(ref)),
    append: (ref, before, lines, message) => writing(ref, before, () => store.append(ref, before, lines, message)),
    replace: (ref, before, lines: readonly LedgerLine[], message) =>
      writing(ref, before, () => store.replace(ref, before, lines, message)),
  }
}

const keyOf = ({ repository: { owner, name }, path }: LedgerRef): string => `${owner}/${name}/${path}`

const contentOf = (ref: LedgerRef, version: string): string => `${keyOf(ref)} ${version}`

const repositoryKey = ({ owner, name }: Repository): string => `${owner}/${name}`

const longest = (one: Head | undefined, other: Head | undefined): Head | undefined =>
  (other?.length ?? 0) > (one?.length ?? 0) ? other : one

interface BeforeReset {
  commit: string
  by: string | undefined
}

/** The writer who made the file as it is: of a commit that is there, or else somebody who took commits away. */
function foundIn(
  found: readonly TamperingFound[],
  now: readonly LedgerLine[],
  reset: BeforeReset | undefined,
  isNewer: boolean,
): readonly TamperingFound[] {
  const line = now.length + 1
  if (isNewer) return [{ kind: 'unreadable', line, commit: undefined, by: undefined }]
  if (found.length > 0 && reset === undefined) return found
  return [...found, { kind: reset === undefined ? 'reset-lost' : 'reset', line, commit: reset?.commit, by: reset?.by }]
}
