import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import type { LedgerRef, LedgerTrace, Tampering, TamperingFound } from '../../ports/ledger-store.ts'
import { lineHash } from './line-hash.ts'
import { parseLedger, printLedger } from './text-format.ts'
import { type LedgerBinding, verifyChain } from './verify-chain.ts'
import { type HistoryRules, isOfTheApp } from './verify-history.ts'
import { bindingAt } from './verify-ledger.ts'

export interface TrustedPrefix {
  /** The lines that count. */
  lines: readonly LedgerLine[]
  tampering?: Tampering
}

/**
 * The one place that decides what of a ledger is believed: what the app itself wrote, up to the first line that somebody
 * else put in, changed, or that cannot be read. What somebody else took away goes on counting. A right hash proves
 * nothing: anyone can reckon one.
 */
export async function trustedPrefix(
  ref: LedgerRef,
  { text, commits }: LedgerTrace,
  textAt: (commit: string) => Promise<string | undefined>,
  rules: HistoryRules,
): Promise<TrustedPrefix> {
  // The branch is that of the repository; another case's lines under this name are none of it.
  const binding = bindingAt(ref.path, 'not-checked')
  const strange = new Set<string>()
  const ours = new Set<string>()
  const found: TamperingFound[] = []
  // The lines from before somebody else wrote.
  let kept: readonly LedgerLine[] = []
  const upToStrange = (whole: string): LedgerLine[] => chainedLines(beforeStrange(linesOf(whole), strange), binding)

  for (const commit of commits.toReversed()) {
    if (isOfTheApp(commit, rules)) continue
    const after = rawLines(await textAt(commit.commit))
    const befores = await Promise.all(commit.parents.map(textAt))
    for (const before of befores) {
      const lines = upToStrange(before ?? '')
      for (const { hash } of lines) ours.add(hash)
      if (lines.length >= kept.length) kept = lines
    }
    const known = new Set(befores.flatMap(rawLines).map(identity))
    const put = after.findIndex((raw) => !known.has(identity(raw)) && !ours.has(identity(raw)))
    for (const raw of after) if (!known.has(identity(raw)) && !ours.has(identity(raw))) strange.add(identity(raw))
    const lost = kept.findIndex(({ hash, free }, at) => !holds(after[at], hash, free))
    const first = [put, lost].filter((at) => at >= 0)
    // To put back what the app wrote is no offence.
    if (first.length > 0)
      found.push({ kind: 'written', line: Math.min(...first) + 1, commit: commit.commit, by: commit.author.login })
  }

  const now = upToStrange(text ?? '')
  const goesOn = kept.every(({ hash }, at) => now[at]?.hash === hash)
  const lines = goesOn ? now : kept
  const stands = printLedger(lines) !== (text ?? '')
  if (!stands) return found.length === 0 ? { lines } : { lines, tampering: { found, stands, shut: false } }
  const next = rawLines(text)[lines.length]
  // Lines of our own that this version cannot read are not written over; nor is a record of which nothing counts.
  const shut = lines.length === 0 || (goesOn && (next === undefined || !strange.has(identity(next))))
  if (shut && !found.some(({ line }) => line === lines.length + 1))
    found.push({ kind: 'unreadable', line: lines.length + 1, commit: undefined, by: undefined })
  return { lines, tampering: { found, stands, shut } }
}

/** Lines as they stand in the file, whether or not they are any. */
function rawLines(text: string | undefined): string[] {
  const raws = (text ?? '').split('\n')
  return raws.at(-1) === '' ? raws.slice(0, -1) : raws
}

/**
 * Of a ledger line its hash, which stays when its texts are taken out; of anything else, as a line that says another thing
 * under the old hash, itself.
 */
function identity(raw: string): string {
  const line = parseLedger(`${raw}\n`).lines[0]
  return line !== undefined && lineHash(line) === line.hash ? line.hash : raw
}

const linesOf = (text: string): readonly LedgerLine[] => parseLedger(text).lines

function beforeStrange(lines: readonly LedgerLine[], strange: ReadonlySet<string>): readonly LedgerLine[] {
  const at = lines.findIndex(({ hash }) => strange.has(hash))
  return at === -1 ? lines : lines.slice(0, at)
}

/** As far as the chain holds; a redaction that stands behind what does not count takes no text out. */
export function chainedLines(lines: readonly LedgerLine[], binding: LedgerBinding): LedgerLine[] {
  let good = [...lines]
  for (;;) {
    const [fault] = good.length === 0 ? [] : verifyChain(good, binding)
    if (fault === undefined) return good
    good = good.slice(0, fault.seq)
  }
}

function holds(raw: string | undefined, hash: string, free: LedgerLine['free']): boolean {
  const line = raw === undefined || identity(raw) !== hash ? undefined : parseLedger(`${raw}\n`).lines[0]
  if (line === undefined) return false
  return Object.keys(free).every((key) => JSON.stringify(line.free[key]) === JSON.stringify(free[key]))
}
