import { createHash } from 'node:crypto'
import { parseLedger, printLedger } from '../../src/app/case/ledger/text-format.ts'
import {
  LedgerConflictError,
  type LedgerRef,
  type LedgerSnapshot,
  type LedgerStore,
  LedgerUnreadableError,
  type LedgerVersion,
} from '../../src/app/ports/ledger-store.ts'
import type { LedgerLine } from '../../src/domain/case/ledger-line.ts'

export interface MemoryLedger extends LedgerStore {
  /** The commit messages so far, oldest first. */
  messages: string[]
  /** How often each door was used: the budget. */
  requests: { reads: number; writes: number }
  text(ref: LedgerRef): string | undefined
  /** Somebody writes past the app. */
  tamper(ref: LedgerRef, text: string, by?: Partial<LedgerVersion>): void
}

export interface MemoryLedgerOptions {
  /** Runs just before each compare-and-swap: whatever it writes comes first. */
  interleave?: (ref: LedgerRef) => Promise<void> | void
}

const APP = { id: 1, login: 'hikeshi[bot]' }

/** A ledger store with real compare-and-swap, which keeps text, as git does. */
export function memoryLedger({ interleave }: MemoryLedgerOptions = {}): MemoryLedger {
  const files = new Map<string, LedgerVersion[]>()
  const messages: string[] = []
  const requests = { reads: 0, writes: 0 }
  const key = ({ repository, path }: LedgerRef) => `${repository.owner}/${repository.name}/${path}`
  const text = (ref: LedgerRef) => files.get(key(ref))?.at(-1)?.text
  const versionOf = (of: string) => createHash('sha1').update(of).digest('hex')
  let commits = 0

  function commit(ref: LedgerRef, content: string, by: Partial<LedgerVersion> = {}): void {
    commits += 1
    const sha = versionOf(`commit ${commits}`)
    const version: LedgerVersion = {
      commit: sha,
      author: APP,
      committer: APP,
      signature: 'verified',
      ...by,
      text: content,
    }
    files.set(key(ref), [...(files.get(key(ref)) ?? []), version])
  }

  async function write(
    ref: LedgerRef,
    before: LedgerSnapshot | undefined,
    lines: readonly LedgerLine[],
    message: string,
  ): Promise<LedgerSnapshot> {
    await interleave?.(ref)
    requests.writes += 1
    const there = text(ref)
    if ((there === undefined ? undefined : versionOf(there)) !== before?.version)
      throw new LedgerConflictError(ref, before?.version)
    const content = printLedger(lines)
    commit(ref, content)
    messages.push(message)
    return { lines, version: versionOf(content) }
  }

  async function read(ref: LedgerRef): Promise<LedgerSnapshot | undefined> {
    requests.reads += 1
    const content = text(ref)
    if (content === undefined) return undefined
    const { lines, problem } = parseLedger(content)
    if (problem) throw new LedgerUnreadableError(ref, problem, versionOf(content))
    return { lines, version: versionOf(content) }
  }

  return {
    grows: true,
    messages,
    requests,
    text,
    tamper: commit,
    look: async (repository) =>
      [...files.keys()].some((name) => name.startsWith(`${repository.owner}/${repository.name}/`))
        ? { kind: 'there', repository: 'not-checked' }
        : { kind: 'missing', what: 'branch' },
    removed: async () => [],
    read,
    readAll: (refs) => Promise.all(refs.map(read)),
    recall: () => undefined,
    readText: async (ref) => text(ref),
    append: (ref, before, lines, message) => write(ref, before, [...(before?.lines ?? []), ...lines], message),
    replace: write,
    async list(repository) {
      const prefix = `${repository.owner}/${repository.name}/`
      return [...files.keys()]
        .filter((name) => name.startsWith(prefix))
        .sort()
        .map((name) => ({ repository, path: name.slice(prefix.length) }))
    },
    async *history(ref) {
      yield* files.get(key(ref)) ?? []
    },
  }
}
