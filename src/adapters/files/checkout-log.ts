import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { CommitPerson, CommitSeen, SignatureState } from '../../app/ports/ledger-store.ts'
import { isRecordPath } from '../../domain/case/ledger-path.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { gitInCheckout } from './git-in-checkout.ts'

/** A commit that made a record what it then was; without `blob` it took the file away, or put something else there. */
export interface LoggedChange {
  by: CommitSeen
  blob: string | undefined
}

/** Every change of each record that git remembers, by path, the newest first. */
export type CheckoutLog = ReadonlyMap<string, readonly LoggedChange[]>

/**
 * Everything that a commit says of itself, and each file that it changed, compared with each of its parents: so a merge
 * that takes over what one side had hides nothing. No commit comes before one that builds on it, whatever dates they bear.
 * What a configuration would leave out or add is said outright.
 */
const LOG = [
  ...['log', '--topo-order', '--format=raw', '--raw', '--diff-merges=separate', '-z'],
  ...['--no-abbrev', '--no-abbrev-commit', '--no-renames', '--no-decorate', '--no-show-signature', '--no-color'],
  ...['--no-notes', '--no-mailmap', '--no-ext-diff', '--no-textconv', '--no-relative', '--ignore-submodules=none'],
  ...['--encoding=UTF-8', 'HEAD', '--'],
]
const run = promisify(execFile)
const COLON = 0x3a
const SPACE = 0x20
const NEWLINE = 0x0a
/** Where the mode after a change, and the names of the contents, begin in `:100644 100644 ‹before› ‹after› M`. */
const MODE_AT = 8
const NAMES_AT = 15

/** The whole history in one process: for each record by itself git would go through all of it again. */
export async function checkoutLog(directory: string): Promise<CheckoutLog> {
  const reading = logReading()
  await wholeHistory(directory)
  const { args, options } = gitInCheckout(directory, LOG)
  const child = spawn('git', args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'close').catch((cause: unknown) => {
    throw new ToldError(
      {
        ja: 'チェックアウトの履歴を読むには git が必要です。git をインストールしてください',
        en: 'git is needed to read the history of a checkout: install it',
      },
      { cause },
    )
  })
  ended.catch(() => undefined)
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      reading.take(data.subarray(start, end))
      start = end + 1
    }
    rest = data.subarray(start)
  }
  const [code] = await ended
  if (code !== 0)
    throw new ToldError({
      ja: `${directory} には、読める git の履歴がありません。ブランチ「hikeshi」の git チェックアウトを指定してください`,
      en: `${directory} has no git history that can be read: give a git checkout of the branch "hikeshi"`,
    })
  return reading.log
}

/** Of a history that was cut off, what came before would pass for never changed. */
async function wholeHistory(directory: string): Promise<void> {
  const { args, options } = gitInCheckout(directory, ['rev-parse', '--is-shallow-repository'])
  const { stdout } = await run('git', args, options).catch(() => ({ stdout: '' }))
  if (stdout.trim() === 'true')
    throw new ToldError({
      ja: `${directory} には履歴の一部しかありません。そこで「git fetch --unshallow」を実行してください`,
      en: `${directory} holds only a part of its history: run "git fetch --unshallow" there`,
    })
}

/** Takes what stands between two NULs of git's answer, one after another: a commit, what became of a file, or its path. */
function logReading() {
  const log = new Map<string, LoggedChange[]>()
  const people = new Map<string, CommitPerson>()
  const known = (email: string): CommitPerson => {
    const one = people.get(email) ?? personOf(email)
    people.set(email, one)
    return one
  }
  let by: CommitSeen | undefined
  let change: { blob: string | undefined } | undefined

  const begin = (token: Buffer): void => {
    const header = token.toString('utf8', 0, headerLength(token))
    const commit = token.toString('latin1', 'commit '.length, wordEnd(token, 'commit '.length))
    // A merge comes once for each of its parents.
    if (by?.commit === commit) return
    by = {
      commit,
      author: known(AUTHOR.exec(header)?.[1] ?? ''),
      committer: known(COMMITTER.exec(header)?.[1] ?? ''),
      signature: signatureState(header),
    }
  }
  const record = (path: string): void => {
    if (by === undefined || change === undefined || !isRecordPath(path)) return
    const changes = log.get(path)
    if (changes === undefined) log.set(path, [{ by, ...change }])
    else if (changes.at(-1)?.by !== by) changes.push({ by, ...change })
  }
  return {
    log: log as CheckoutLog,
    take(token: Buffer): void {
      if (change !== undefined) {
        record(token.toString('utf8'))
        change = undefined
      } else if (token[0] === COLON) change = changeIn(token)
      else if (token.length > 0) {
        begin(token)
        // The first file follows the message, each line of which git sets in.
        const last = token.subarray(token.lastIndexOf(NEWLINE) + 1)
        if (last[0] === COLON) change = changeIn(last)
      }
    },
  }
}

function headerLength(token: Buffer): number {
  const end = token.indexOf('\n\n')
  return end === -1 ? token.length : end
}

function wordEnd(token: Buffer, from: number): number {
  let end = from
  while (end < token.length && token[end] !== SPACE && token[end] !== NEWLINE) end += 1
  return end
}

function changeIn(token: Buffer): { blob: string | undefined } {
  const after = wordEnd(token, NAMES_AT) + 1
  const blob = token.toString('latin1', after, wordEnd(token, after))
  // A link or another repository in the place of a record is no record, whatever it holds.
  const isFile = token.toString('latin1', MODE_AT, MODE_AT + 3) === '100'
  return { blob: isFile ? blob : undefined }
}

const AUTHOR = /^author [^<\n]*<([^>\n]*)>/m
const COMMITTER = /^committer [^<\n]*<([^>\n]*)>/m

/** GitHub's key is not at hand here: all that can be said is whether there is a signature. */
const signatureState = (header: string): SignatureState =>
  /^gpgsig(-sha256)? /m.test(header) ? 'unchecked' : 'unsigned'

/** GitHub's own no-reply addresses name the account; any other address could be anybody's. */
function personOf(email: string): CommitPerson {
  if (email === 'noreply@github.com') return { login: 'web-flow' }
  const [, id, login] = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(email) ?? []
  return { ...(id !== undefined && { id: Number(id) }), ...(login !== undefined && { login }) }
}
