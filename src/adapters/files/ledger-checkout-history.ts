import { execFile } from 'node:child_process'
import { beginningsOf } from '../../app/case/ledger/beginnings.ts'
import type { LedgerRef, LedgerVersion } from '../../app/ports/ledger-store.ts'
import { isRecordPath } from '../../domain/case/ledger-path.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'
import { type CheckoutLog, checkoutLog } from './checkout-log.ts'
import { gitInCheckout } from './git-in-checkout.ts'

const BATCH = 32
const MEBIBYTE = 2 ** 20

/** Git's memory of the records of a checkout: read once, when it is first asked for. */
export function checkoutHistory(directory: string) {
  let reading: Promise<CheckoutLog> | undefined
  const log = (): Promise<CheckoutLog> => {
    reading ??= checkoutLog(directory)
    return reading
  }
  return {
    /** Every version of the file, the oldest first; of those that are a beginning of `now` nothing need be read. */
    async *versions({ path }: LedgerRef, now: string | undefined): AsyncGenerator<LedgerVersion> {
      if (!isRecordPath(path)) throw new RangeError(`${path} is no ledger`)
      const changes = ((await log()).get(path) ?? []).toReversed()
      const beginning = beginningsOf(now ?? '')
      for (let start = 0; start < changes.length; start += BATCH) {
        const batch = changes.slice(start, start + BATCH)
        const other = batch.flatMap(({ blob }) => (blob === undefined || beginning(blob) !== undefined ? [] : [blob]))
        const read = other.length === 0 ? new Map<string, string>() : await readBlobs(directory, other)
        for (const { by, blob } of batch) {
          const text = blob === undefined ? undefined : (beginning(blob) ?? read.get(blob))
          yield { ...by, ...(text !== undefined && { text }) }
        }
      }
    },

    /** Every record that a commit took away, with the last of those commits; it may have been put back since. */
    async removed(): Promise<{ path: string; commit: string }[]> {
      return [...(await log())].flatMap(([path, changes]) => {
        const gone = changes.find(({ blob }) => blob === undefined)
        return gone === undefined ? [] : [{ path, commit: gone.by.commit }]
      })
    },
  }
}

/** The contents of these names. One process, no shell. */
async function readBlobs(directory: string, names: readonly string[]): Promise<Map<string, string>> {
  const answer = await git(directory, ['cat-file', '--batch'], `${names.join('\n')}\n`)
  const found = new Map<string, string>()
  let place = 0
  for (const name of names) {
    const end = answer.indexOf('\n', place)
    const header = answer.toString('utf8', place, end)
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1] ?? Number.NaN)
    // Nothing is fetched meanwhile, and a version that nobody can read must not pass for none.
    if (Number.isNaN(size))
      throw new ToldError({
        ja: `${directory} には履歴の内容が欠けています。完全にクローンし直してください`,
        en: `${directory} lacks contents of its history: make a full clone of it`,
      })
    place = end + 1
    found.set(name, answer.toString('utf8', place, place + size))
    place += size + 1
  }
  return found
}

const pastUnreadable = (directory: string): Told => ({
  ja: `${directory} の以前の内容を読めません。クローンし直してください`,
  en: `the contents that ${directory} had before cannot be read: make a new clone of it`,
})

function git(directory: string, args: readonly string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const started = gitInCheckout(directory, args)
    const options = { ...started.options, encoding: 'buffer' as const, maxBuffer: 512 * MEBIBYTE }
    const child = execFile('git', started.args, options, (cause, output) => {
      if (cause) reject(new ToldError(pastUnreadable(directory), { cause }))
      else resolve(output)
    })
    // Whether git wanted its input shows in how it ends.
    child.stdin?.on('error', () => undefined).end(input)
  })
}
