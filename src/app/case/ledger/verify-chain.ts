import {
  LEDGER_BOUND,
  type LedgerLine,
  ledgerBoundSchema,
  NO_PREVIOUS,
  TEXT_REDACTED,
} from '../../../domain/case/ledger-line.ts'
import { POLICY_LEDGER_BOUND, policyLedgerBoundSchema } from '../../../domain/policy/policy-ledger.ts'
import type { BoundRepository } from '../../ports/ledger-store.ts'
import { type LedgerProblem, ledgerProblem, unreadableProblem } from './ledger-problem.ts'
import { lineHash, textDigest } from './line-hash.ts'
import { type ParsedLedger, parseLedger, type UnreadableLine } from './text-format.ts'

/** The binding of line 0: of a case's ledger, or of a repository's adoptions. The number names an issue of its repository. */
export type LedgerBinding =
  | { of: 'case'; repository: BoundRepository; issue: { number: number; year: number } | 'not-checked' }
  | { of: 'policy'; repository: BoundRepository }

/** Everything that is wrong, the first line that fails first. */
export function verifyChain(lines: readonly LedgerLine[], binding: LedgerBinding): LedgerProblem[] {
  const check = chainCheck(binding)
  for (const line of lines) check.next(line)
  return check.end()
}

/** The same on a file's text: a line that cannot be read is a problem too. */
export const verifyLedgerText = (text: string, binding: LedgerBinding): LedgerProblem[] =>
  verifyParsed(parseLedger(text), binding)

/** The same on a text that was read already. */
export function verifyParsed({ lines, problem }: ParsedLedger, binding: LedgerBinding): LedgerProblem[] {
  const check = chainCheck(binding)
  for (const line of lines) check.next(line)
  return check.end(problem)
}

/** The same on a stream (`streamLedger`). */
export async function verifyLedgerStream(
  lines: AsyncIterable<LedgerLine | UnreadableLine>,
  binding: LedgerBinding,
): Promise<LedgerProblem[]> {
  const check = chainCheck(binding)
  for await (const line of lines) {
    if ('code' in line) return check.end(line)
    check.next(line)
  }
  return check.end()
}

interface Tombstone {
  seq: number
  key: string
  by: number
}

function chainCheck(binding: LedgerBinding) {
  const problems: LedgerProblem[] = []
  const tombstones: Tombstone[] = []
  const redactions = new Map<number, LedgerLine>()
  const kept = new Map<number, readonly string[]>()
  let head: LedgerLine | undefined
  let seq = 0

  return {
    next(line: LedgerLine): void {
      const report = (code: LedgerProblem['code'], why: string) => problems.push(ledgerProblem(code, seq, why))
      if (line.seq !== seq) report('wrong-seq', `it says seq ${line.seq} where ${seq} comes next`)
      if (line.hash !== lineHash(line)) report('hash-mismatch', 'its hash is not the hash of what it says')
      if (line.prev !== (head?.hash ?? NO_PREVIOUS))
        report('broken-link', 'its prev is not the hash of the line before it')
      for (const why of textProblems(line)) report('text-digest-mismatch', why)
      if (head && Date.parse(line.recorded) < Date.parse(head.recorded))
        report('time-backwards', `it was recorded at ${line.recorded}, the line before it at ${head.recorded}`)
      const foreign = seq === 0 ? bindingProblem(line, binding) : rebound(line)
      if (foreign) report(...foreign)

      if (line.type === TEXT_REDACTED) redactions.set(seq, line)
      for (const [key, text] of Object.entries(line.free))
        if ('redacted' in text) tombstones.push({ seq, key, by: text.redacted })
      kept.set(
        seq,
        Object.keys(line.free).filter((key) => 'text' in (line.free[key] ?? {})),
      )
      head = line
      seq += 1
    },

    end(unreadable?: UnreadableLine): LedgerProblem[] {
      if (unreadable) problems.push(unreadableProblem(unreadable))
      else if (seq === 0) problems.push(ledgerProblem('not-bound', 0, 'the ledger is empty'))
      for (const tombstone of tombstones) {
        // A redaction may stand after the line that cannot be read.
        if (unreadable && tombstone.by >= seq) continue
        if (!redacts(redactions.get(tombstone.by), tombstone))
          problems.push(
            ledgerProblem(
              'tombstone-without-redaction',
              tombstone.seq,
              `line ${tombstone.by + 1} is no redaction of its text "${tombstone.key}"`,
            ),
          )
      }
      for (const [by, { data }] of redactions)
        for (const key of kept.get(Number(data.line)) ?? [])
          if ((data.key ?? key) === key)
            problems.push(
              ledgerProblem(
                'redaction-undone',
                Number(data.line),
                `line ${by + 1} took out its text "${key}", and it is back`,
              ),
            )
      return problems.sort((one, other) => one.line - other.line)
    },
  }
}

function redacts(line: LedgerLine | undefined, { seq, key }: Tombstone): boolean {
  return line !== undefined && line.data.line === seq && (line.data.key ?? key) === key
}

function textProblems(line: LedgerLine): string[] {
  const keys = new Set([...Object.keys(line.texts), ...Object.keys(line.free)])
  return [...keys].flatMap((key) => {
    const digest = line.texts[key]
    const kept = line.free[key]
    if (digest === undefined) return [`its text "${key}" was never written`]
    if (kept === undefined) return [`its text "${key}" is gone`]
    if ('text' in kept && textDigest(kept.salt, kept.text) !== digest)
      return [`its text "${key}" is not the one written`]
    return []
  })
}

type Found = ['not-bound' | 'foreign-binding', string]

function bindingProblem(line: LedgerLine, binding: LedgerBinding): Found | undefined {
  const bound = boundIn(line, binding.of)
  if (bound === undefined) return ['not-bound', 'the first line does not say which case it belongs to']
  const { repository, issue } = bound
  if (binding.repository !== 'not-checked' && binding.repository.id !== repository.id)
    return ['foreign-binding', `it belongs to repository ${repository.id}, not ${binding.repository.id}`]
  if (binding.of === 'policy' || binding.issue === 'not-checked') return undefined
  if (binding.issue.number !== issue?.number)
    return ['foreign-binding', `it belongs to issue ${issue?.number}, not ${binding.issue.number}`]
  const [year, ...others] = issue.year === undefined ? yearsOf(line) : [issue.year]
  return [year, ...others].includes(binding.issue.year)
    ? undefined
    : ['foreign-binding', `it belongs to the year ${year}, not ${binding.issue.year}`]
}

/** The years in which the issue may have been made of a record that names none: the case was opened soon after. */
function yearsOf({ at }: LedgerLine): [number, number] {
  const year = new Date(at).getUTCFullYear()
  return [year, year - 1]
}

function boundIn(line: LedgerLine, of: 'case' | 'policy'): { repository: Bound; issue?: Bound } | undefined {
  if (line.type !== (of === 'case' ? LEDGER_BOUND : POLICY_LEDGER_BOUND)) return undefined
  return (of === 'case' ? ledgerBoundSchema : policyLedgerBoundSchema).safeParse(line.data).data
}

type Bound = { id: number; number?: number; year?: number }

function rebound(line: LedgerLine): Found | undefined {
  return line.type === LEDGER_BOUND || line.type === POLICY_LEDGER_BOUND
    ? ['foreign-binding', 'a ledger is bound to its case once, by its first line']
    : undefined
}
