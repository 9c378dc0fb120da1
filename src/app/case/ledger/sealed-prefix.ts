import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import { sealSchema } from '../../../domain/case/ledger-line.ts'
import { LARGEST_LINE } from '../../../domain/values/size-bounds.ts'
import type { Head, LedgerRef, LedgerTrace, TamperingFound } from '../../ports/ledger-store.ts'
import type { SealVerifier } from '../../ports/sealing.ts'
import { contains, sealedLength, sealedText } from './seal.ts'
import { type ParsedLedger, parseLedger } from './text-format.ts'
import { chainedLines } from './trusted-prefix.ts'
import { bindingAt } from './verify-ledger.ts'

/** The lines of a text that the app's seals vouch for. */
export interface SealedLines {
  lines: readonly LedgerLine[]
  /** The text says that and nothing else. */
  isWhole: boolean
  /** Some line bears a seal, by whomever. */
  isSealed: boolean
}

export interface SealRules {
  /** By the keys that are held, and those that an adoption record under such a seal names. */
  verifier: SealVerifier
  /** The repository whose records these are: a sealed file of another one is none of them. */
  repository: number
}

/** The lines up to the last seal that counts, as far as the chain holds and is of this very record. */
export const sealedLines = (ref: LedgerRef, text: string | undefined, rules: SealRules): SealedLines =>
  sealedAmong(ref, parseLedger(text ?? ''), rules)

/** The same of a text that was read already. */
export function sealedAmong(
  { path }: LedgerRef,
  { lines: read, problem }: ParsedLedger,
  rules: SealRules,
): SealedLines {
  const isSealed = read.some(({ seal }) => seal !== undefined)
  const { repository, verifier } = rules
  const binding = bindingAt(path, { id: repository })
  // To take lines away may spoil what stands before: a text whose redaction is behind the last seal.
  let lines: readonly LedgerLine[] = chainedLines(read, binding)
  for (;;) {
    const length = sealedLength(lines, verifier)
    if (length === lines.length) break
    lines = chainedLines(lines.slice(0, length), binding)
  }
  return { lines, isWhole: lines.length > 0 && lines.length === read.length && problem === undefined, isSealed }
}

export interface SealedPast {
  /** The longest state that the app sealed, of those that hold what is known to have been there. */
  lines: readonly LedgerLine[]
  found: TamperingFound[]
  /** Whether what is known to have been there is among the lines. */
  isFound: boolean
  /** Whether any state that was looked at bears a seal, by whomever. */
  wasSealed: boolean
}

/**
 * The last sealed state, where the file is not that: looked for from the newest commit back, and no further than
 * necessary. A commit is blamed for the file that it made, whoever it says has made it.
 */
export async function sealedPast(
  ref: LedgerRef,
  { text, commits }: LedgerTrace,
  textAt: (commit: string) => Promise<string | undefined>,
  rules: SealRules,
  known: Pick<Head, 'length' | 'hash'> | undefined,
): Promise<SealedPast> {
  const now = sealedLines(ref, text, rules)
  let best = now.lines
  let wasSealed = now.isSealed
  const found: TamperingFound[] = []
  const isBetter = (lines: readonly LedgerLine[]): boolean =>
    contains(best, known) === contains(lines, known) ? lines.length > best.length : contains(lines, known)
  for (const { commit, parents, author } of commits) {
    const after = await textAt(commit)
    const befores = await Promise.all(parents.map(textAt))
    const states = [after, ...befores].map((state) => sealedLines(ref, state, rules))
    wasSealed ||= states.some(({ isSealed }) => isSealed)
    for (const { lines } of states) if (isBetter(lines)) best = lines
    const lines = befores.map((before) => offence(ref, after, before, rules)).filter((line) => line !== undefined)
    if (lines.length > 0) found.unshift({ kind: 'written', line: Math.min(...lines), commit, by: author.login })
    // Before it stood all that can have stood there: the app's own writing from the first line to the last.
    const isEnough = states
      .slice(1)
      .some(({ isWhole, lines }) => isWhole && contains(lines, known) && lines.length >= best.length)
    if (isEnough) break
  }
  return { lines: best, found, isFound: contains(best, known), wasSealed }
}

/** The first line that a commit got wrong; undefined where it left the app's own writing, or put it back. */
export function offence(
  ref: LedgerRef,
  after: string | undefined,
  before: string | undefined,
  rules: SealRules,
): number | undefined {
  if (after === before) return undefined
  const was = sealedLines(ref, before, rules)
  const now = sealedLines(ref, after, rules)
  const lost = was.lines.findIndex(({ hash }, at) => now.lines[at]?.hash !== hash)
  if (now.isWhole && lost === -1) return undefined
  return (lost === -1 ? now.lines.length : lost) + 1
}

/** Whether a line that this version cannot read, or one after it, bears a seal of the app: then a newer version wrote it. */
export function isSealedBehind(text: string, lines: readonly LedgerLine[], { verifier }: SealRules): boolean {
  const raws = text.split('\n')
  return raws.some((raw, at) => {
    if (at < lines.length || raw.length > LARGEST_LINE || !raw.includes('"seal"')) return false
    const { hash, seal } = looselyRead(raw)
    const signed = typeof hash === 'string' ? sealedText(lines[0], { length: at + 1, hash }) : undefined
    const { data } = sealSchema.safeParse(seal)
    return data !== undefined && signed !== undefined && verifier.verify(data, signed)
  })
}

function looselyRead(raw: string): { hash?: unknown; seal?: unknown } {
  try {
    const json: unknown = JSON.parse(raw)
    return typeof json === 'object' && json !== null ? json : {}
  } catch {
    return {}
  }
}
