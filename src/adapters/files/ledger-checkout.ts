import { lstatSync, readFileSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { parseLedger, unreadRecord } from '../../app/case/ledger/text-format.ts'
import {
  type LedgerRef,
  type LedgerSnapshot,
  type LedgerStore,
  LedgerUnreadableError,
} from '../../app/ports/ledger-store.ts'
import type { LedgerTexts } from '../../app/ports/ledger-texts.ts'
import { isRecordPath, parseLedgerPath } from '../../domain/case/ledger-path.ts'
import { LARGEST_RECORD } from '../../domain/values/size-bounds.ts'
import { checkoutHistory } from './ledger-checkout-history.ts'

/** Ledgers in a checkout of the ledger branch, to be read only; which repository they are of is up to the caller. */
export function ledgerCheckout(directory: string): LedgerStore {
  const history = checkoutHistory(directory)
  const textOf = readerIn(directory)
  const readOnly = async (ref: LedgerRef): Promise<never> => {
    throw new Error(`${join(directory, ref.path)} is a checkout: records are written through GitHub only`)
  }
  const read: LedgerStore['read'] = async (ref) => {
    const text = await textOf(ref.path)
    if (text === undefined) return undefined
    const { lines, problem } = parseLedger(text)
    if (problem) throw new LedgerUnreadableError(ref, problem, '')
    return { lines, version: '' }
  }
  return {
    grows: false,
    async look() {
      if (!(await isFolder(directory))) return { kind: 'missing', what: 'place' }
      if (!(await isFolder(join(directory, 'ledger')))) return { kind: 'missing', what: 'folder' }
      return { kind: 'there', repository: 'not-checked' }
    },
    read,
    // One after another: a folder may hold more ledgers than a process may open files.
    async readAll(refs) {
      const found: (LedgerSnapshot | undefined)[] = []
      for (const ref of refs) found.push(await read(ref))
      return found
    },
    recall: () => undefined,
    readText: (ref) => textOf(ref.path),
    append: readOnly,
    replace: readOnly,
    async list(repository) {
      const files: string[] = []
      for (const year of await namesIn(join(directory, 'ledger')))
        files.push(...(await namesIn(join(directory, 'ledger', year))).map((file) => `ledger/${year}/${file}`))
      return files
        .filter((path) => parseLedgerPath(path))
        .sort()
        .map((path) => ({ repository, path }))
    },
    history: (ref, now) => history.versions(ref, now),
    async removed() {
      const gone: { path: string; commit: string }[] = []
      for (const one of await history.removed()) if ((await textOf(one.path)) === undefined) gone.push(one)
      return gone
    },
  }
}

/** All of them, as far as they can be read; one file is open at a time, and one text is held. */
export function checkoutTexts(directory: string): LedgerTexts {
  const { list, readText } = ledgerCheckout(directory)
  return async (repository) => {
    const refs = await list(repository)
    return {
      repository: 'not-checked',
      texts: (async function* () {
        for (const ref of refs) yield { path: ref.path, text: (await readText(ref)) ?? '' }
      })(),
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** After so many files whoever shows how far this is has a turn. */
const WITHOUT_PAUSE = 50

/** The text of a record; undefined where there is none. */
type Reader = (path: string) => Promise<string | undefined>

function readerIn(directory: string): Reader {
  const folders = new Map<string, Promise<boolean>>()
  let count = 0
  /** To resolve a whole path takes longer than to read the file at its end: each folder is resolved once. */
  const leadsElsewhere = (folder: string): Promise<boolean> => {
    const known = folders.get(folder) ?? isElsewhere(directory, folder)
    folders.set(folder, known)
    known.catch(() => folders.delete(folder))
    return known
  }
  return async (path) => {
    // Only what a ledger can be called is ever opened.
    if (!isRecordPath(path)) throw new RangeError(`${path} is no ledger`)
    const at = join(directory, path)
    try {
      // People who may push put a link there too: to another record, out of the checkout, or to a device that never ends.
      const file = lstatSync(at)
      if ((await leadsElsewhere(dirname(path))) || !file.isFile()) return ''
      if (file.size > LARGEST_RECORD) return unreadRecord(file.size)
      // One after another in any case: a promise for each step of each file takes longer than the file.
      const text = readFileSync(at, 'utf8')
      count += 1
      if (count % WITHOUT_PAUSE === 0) await pause()
      // By the settings of whoever cloned, or by what a branch says of its files; no line of a record holds one of its own.
      return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }
}

async function isElsewhere(directory: string, folder: string): Promise<boolean> {
  const [root, at] = await Promise.all([realpath(directory), realpath(join(directory, folder))])
  return at !== join(root, folder)
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
