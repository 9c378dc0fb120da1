import { offence, type SealRules } from '../../../app/case/ledger/sealed-prefix.ts'
import { type HistoryRules, isOfTheApp } from '../../../app/case/ledger/verify-history.ts'
import { settleAll } from '../../../app/case/settle-all.ts'
import {
  type BranchReset,
  type CommitPerson,
  type LedgerRef,
  NOT_THERE,
  type RawLedgerStore,
  type Repository,
  type StrangeCommit,
  type StrangersWriting,
  type TamperingFound,
} from '../../../app/ports/ledger-store.ts'
import type { Sealer } from '../../../app/ports/sealing.ts'
import { isRecordPath } from '../../../domain/case/ledger-path.ts'
import { leftWord } from './left-word.ts'
import type { WordOfRounds } from './word-of-rounds.ts'

/** Commits from before that were looked at by an earlier process, or are for `hikeshi verify`. */
const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000

export interface Ground {
  store: RawLedgerStore
  rules: HistoryRules
  now(): Date
  /** Undefined where no key is at hand. */
  sealRules(ref: LedgerRef): Promise<SealRules | undefined>
  /** Authors and signatures that speak against a record. */
  wrongByAuthors(ref: LedgerRef): Promise<readonly TamperingFound[]>
  /** Whether this content is this process's own writing. */
  isOwnWriting(ref: LedgerRef, version: string): boolean
  /** So the next use finds what was there; whether anything sealed was. */
  remember(ref: LedgerRef, was: string | undefined, seals: SealRules | undefined): boolean
  /** How often this process has written in any record. */
  writings(): number
  /** Seals the word that is left for a later process. */
  sealer: Sealer | 'no-key'
  idOf(repository: Repository): Promise<number | undefined>
  word(): Promise<WordOfRounds>
}

export interface LookingAround {
  /** Others' changes to the records of a repository since it was looked through last. */
  look(repository: Repository): Promise<readonly StrangersWriting[]>
  /** Whether it is known what stood there before: by this process, by the word of an earlier one, or by signatures. */
  isBeforeKnown(repository: Repository): boolean
  /** Says how far it was looked through, and all that stood there before it: past what this process has written since. */
  leaveWord(repository: Repository): Promise<void>
}

export function lookingAround(ground: Ground): LookingAround {
  const { store, rules, sealRules } = ground
  const verified = new Map<string, string>()
  /** The records as they lay then, by the sha of each. */
  const laid = new Map<string, ReadonlyMap<string, string>>()
  const begun = new Set<string>()
  const left = new Map<string, number>()
  // Where a signature of GitHub tells whose a commit is, nobody writes in the app's name.
  const { sealer } = ground
  const toNext =
    sealer === 'no-key' || rules.signatures === 'required'
      ? undefined
      : ground.word().then((word) => leftWord(sealer, word, ground.idOf))
  toNext?.catch(() => undefined)

  /** Word of a commit that nobody can read any more says nothing of what stood there. */
  async function byEarlierWord(repository: Repository, tip: string): Promise<string | undefined> {
    const key = keyOf(repository)
    const told = await (await toNext)?.read(repository)
    const then = told === undefined ? undefined : await store.blobsAt(repository, told)
    if (then === undefined || then.size === 0) return undefined
    begun.add(key)
    laid.set(key, then)
    if (told === tip) verified.set(key, tip)
    return told
  }

  async function lookAround(repository: Repository): Promise<readonly StrangersWriting[]> {
    const tip = await store.tip(repository)
    const key = keyOf(repository)
    if (tip === undefined) return []
    const before = verified.get(key) ?? (await byEarlierWord(repository, tip))
    if (tip === before) return []
    const since = new Date(ground.now().getTime() - LOOK_BACK_MS).toISOString()
    // A process that looks here for the first time comes to no commit that is known: a reset is asked about beside.
    const asked = before === undefined ? store.resets(repository) : undefined
    const [{ commits, isReached }, resets] = await settleAll([
      store.strange(repository, tip, { known: before, since }, (commit) => isOfTheApp(commit, rules)),
      asked,
    ])
    const found: StrangersWriting[] = []
    for (const path of new Set(commits.flatMap(({ paths }) => paths.filter(isRecordPath)))) {
      const touching = commits.filter(({ paths }) => paths.includes(path))
      for (const one of await wrongIn({ repository, path }, touching)) found.push({ path, found: one })
    }
    if (!isReached)
      found.push(...(await lostByReset(repository, tip, since, resets ?? (await store.resets(repository)))))
    if (rules.signatures !== 'required') found.push(...(await setBackInOurName(repository, before, tip, found)))
    verified.set(key, tip)
    return found
  }

  /**
   * Where GitHub does not sign, anybody writes in the app's name, and an older state bears a seal: what was verified last must
   * be there still, whoever it says has written since.
   */
  async function setBackInOurName(
    repository: Repository,
    before: string | undefined,
    tip: string,
    told: readonly StrangersWriting[],
  ): Promise<readonly StrangersWriting[]> {
    const key = keyOf(repository)
    const then = laid.get(key) ?? new Map<string, string>()
    const now = await store.blobsAt(repository, tip)
    laid.set(key, now)
    if (before === undefined) return []
    const found: StrangersWriting[] = []
    for (const [path, blob] of then) {
      const ref = { repository, path }
      const version = now.get(path) ?? NOT_THERE
      if (version === blob || ground.isOwnWriting(ref, version) || told.some((one) => one.path === path)) continue
      const seals = await sealRules(ref)
      if (seals === undefined) return found
      const [was, is] = await Promise.all([store.textAt(ref, before), store.textAt(ref, tip)])
      const line = offence(ref, is, was, seals)
      if (line === undefined) continue
      ground.remember(ref, was, seals)
      const [last] = (await store.trace(ref, 'since-last'))?.commits ?? []
      found.push({ path, found: { kind: 'written', line, commit: last?.commit, by: last?.author.login } })
    }
    return found
  }

  async function wrongIn(ref: LedgerRef, commits: readonly StrangeCommit[]): Promise<readonly TamperingFound[]> {
    const seals = await sealRules(ref)
    if (seals === undefined) return ground.wrongByAuthors(ref)
    const found: TamperingFound[] = []
    for (const { commit, parents, author } of commits) {
      const after = await store.textAt(ref, commit)
      const befores = await Promise.all(parents.map((parent) => store.textAt(ref, parent)))
      const lines = befores.map((before) => offence(ref, after, before, seals)).filter((line) => line !== undefined)
      if (lines.length > 0) found.push({ kind: 'written', line: Math.min(...lines), commit, by: author.login })
    }
    return found
  }

  /** The branch does not go on from where it was: what stood there before and stands there no more. */
  async function lostByReset(
    repository: Repository,
    tip: string,
    since: string,
    resets: readonly BranchReset[] | 'not-told',
  ): Promise<readonly StrangersWriting[]> {
    const found: StrangersWriting[] = []
    for (const { before, by, at } of resets === 'not-told' ? [] : resets) {
      if (at < since || isOneOfTheWriters(by)) continue
      const [then, now] = await Promise.all([store.blobsAt(repository, before), store.blobsAt(repository, tip)])
      for (const [path, blob] of then) {
        if (now.get(path) === blob) continue
        const ref = { repository, path }
        const seals = await sealRules(ref)
        const [was, is] = await Promise.all([store.textAt(ref, before), store.textAt(ref, tip)])
        const line = seals === undefined ? firstLost(was, is) : offence(ref, is, was, seals)
        if (line === undefined) continue
        const kind = ground.remember(ref, was, seals) ? 'reset' : 'reset-lost'
        found.push({ path, found: { kind, line, commit: before, by: by.login } })
      }
    }
    return found
  }

  /** How far it was looked through: past what this process has written since, where nobody else has. */
  async function lookedThrough(repository: Repository): Promise<string | undefined> {
    const key = keyOf(repository)
    const then = laid.get(key)
    const written = ground.writings()
    const isStill = then === undefined || left.get(key) === written
    left.set(key, written)
    const tip = isStill ? undefined : await store.tip(repository)
    if (then === undefined || tip === undefined || tip === verified.get(key)) return verified.get(key)
    const now = await store.blobsAt(repository, tip)
    const isOurs = [...new Set([...then.keys(), ...now.keys()])].every((path) => {
      const version = now.get(path)
      return version === then.get(path) || ground.isOwnWriting({ repository, path }, version ?? NOT_THERE)
    })
    if (!isOurs) return verified.get(key)
    laid.set(key, now)
    verified.set(key, tip)
    return tip
  }

  async function leaveWord(repository: Repository): Promise<void> {
    const word = await toNext
    const tip = word && (await lookedThrough(repository))
    if (word === undefined || tip === undefined) return
    begun.add(keyOf(repository))
    await word.leave(repository, tip)
  }

  const isOneOfTheWriters = (person: CommitPerson): boolean =>
    rules.writers !== 'not-checked' && rules.writers.some(({ login }) => login !== undefined && login === person.login)

  return {
    look: lookAround,
    isBeforeKnown: (repository) => toNext === undefined || begun.has(keyOf(repository)),
    leaveWord,
  }
}

const keyOf = ({ owner, name }: Repository): string => `${owner}/${name}`

function firstLost(was: string | undefined, is: string | undefined): number | undefined {
  const [before, now] = [was ?? '', is ?? ''].map((text) => text.split('\n'))
  const at = (before ?? []).findIndex((line, index) => line !== '' && now?.[index] !== line)
  return at === -1 ? undefined : at + 1
}
