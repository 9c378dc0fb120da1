import { eventIn } from '../../domain/case/event.schema.ts'
import { LEDGER_BOUND, openLine } from '../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import type { Diagnostic, Remedied } from '../../domain/diagnostics/diagnostic.ts'
import { type RecordsMissing, recordsFound } from '../case/ledger/records-found.ts'
import { repositoryNamed } from '../case/ledger/repository-named.ts'
import { repositorySealed } from '../case/ledger/repository-sealed.ts'
import { keysFrom, sealedLength } from '../case/ledger/seal.ts'
import { type SealRules, sealedAmong } from '../case/ledger/sealed-prefix.ts'
import { parseLedger } from '../case/ledger/text-format.ts'
import type { HistoryRules } from '../case/ledger/verify-history.ts'
import { type LedgerReport, verifyLedger } from '../case/ledger/verify-ledger.ts'
import {
  type BoundRepository,
  type LedgerRef,
  type LedgerStore,
  NO_REPOSITORY,
  type Repository,
  type TamperingFound,
  type TrustedLedgerStore,
} from '../ports/ledger-store.ts'
import type { SealVerifier } from '../ports/sealing.ts'

/** One thing that is wrong with a record, and what to do about it. `line` counts from 1. */
export type RecordFinding = Diagnostic<string, InRecord, Remedied>

interface InRecord {
  path: string
  line: number | undefined
  commit: string | undefined
}

/** Properties that the caller could not say, or that are not to be had there, so that nobody compared them. */
export type NotChecked = 'repository' | 'writers' | 'signatures' | 'seals' | 'heads'

export interface RecordsReport {
  record: 'cases' | 'no-case' | 'missing'
  /** The missing part, where there is no record. */
  missing: RecordsMissing | undefined
  ledgers: number
  lines: number
  commits: number
  /** Commits whose signature could not be checked here. */
  unchecked: number
  notChecked: NotChecked[]
  findings: RecordFinding[]
}

const HISTORY_REMEDY =
  'Look at that commit on the ledger branch, find out who made it, and restore the lines as they were before.'
const COMMITTED_REMEDY =
  'Compare the file with the branch "hikeshi" on GitHub, find out who put it there, and take a fresh checkout.'
const REMOVED_REMEDY =
  'Look at that commit on the ledger branch, find out who made it, and restore the ledger from the commit before it.'

/** By what a record is judged. */
export interface VerifyRules extends HistoryRules {
  /** Whose seals are the app's; public keys suffice. */
  seals: SealVerifier | 'no-key'
  /** The same records as the app trusts them: it also knows what GitHub showed of them, and what was reset. */
  trusted: TrustedLedgerStore | 'not-at-hand'
}

/**
 * Replays every ledger of a repository: its chain, its seals, its git history, and whether its lines are what the app
 * writes (R4.4-5).
 */
export async function verifyRecords(
  store: LedgerStore,
  repository: Repository,
  rules: VerifyRules,
): Promise<RecordsReport> {
  const found = await recordsFound(store, repository)
  const nothing = { ledgers: 0, lines: 0, commits: 0, unchecked: 0 }
  if (found.kind === 'missing' && found.what !== 'ledgers')
    return { record: 'missing', missing: found.what, ...nothing, notChecked: [], findings: [] }
  if (found.kind === 'missing') {
    const findings = await removed(store, repository, new Set())
    return { record: 'missing', missing: found.what, ...nothing, notChecked: [], findings }
  }
  const refs = [...(found.adoptions === undefined ? [] : [found.adoptions]), ...found.cases]
  const verifierOf = rules.seals === 'no-key' ? undefined : await verifiers(store, found.adoptions, rules.seals)
  const bound = found.repository === 'not-checked' ? await ofThemselves(store, refs, verifierOf) : found.repository
  const report: RecordsReport = {
    ...{ record: found.kind, missing: undefined, ...nothing, findings: [] },
    notChecked: [
      ...(found.repository === 'not-checked' ? (['repository'] as const) : []),
      ...(rules.writers === 'not-checked' ? (['writers'] as const) : []),
      ...(rules.signatures !== 'required' ? (['signatures'] as const) : []),
      ...(rules.seals === 'no-key' ? (['seals'] as const) : []),
      ...(rules.trusted === 'not-at-hand' ? (['heads'] as const) : []),
    ],
  }
  const known = new Set<string>()
  // A record whose first line names no repository bears no seal that counts.
  const id = bound === 'not-checked' ? NO_REPOSITORY : bound.id
  for (const ref of refs) {
    const looked = await verifyLedger(store, ref, rules, bound)
    if (verifierOf !== undefined) verifySeals(looked, { verifier: verifierOf(ref), repository: id }, report)
    if (rules.trusted !== 'not-at-hand') await verifyHead(rules.trusted, ref, report)
    tell(looked, report)
    for (const commit of looked.commits) known.add(commit)
  }
  report.findings.push(...(await removed(store, repository, known)))
  return report
}

type VerifierOf = (ref: LedgerRef) => SealVerifier

async function verifiers(
  store: LedgerStore,
  adoptions: LedgerRef | undefined,
  verifier: SealVerifier,
): Promise<VerifierOf> {
  const text = adoptions === undefined ? undefined : await store.readText(adoptions)
  const { adoptions: ofAdoptions, cases } = keysFrom(parseLedger(text ?? '').lines, verifier)
  return ({ path }) => (path === POLICY_LEDGER ? ofAdoptions : cases)
}

function verifySeals({ ref, text, parsed, problems }: LedgerReport, rules: SealRules, report: RecordsReport): void {
  if (text === undefined) return
  // Where the chain is known to hold, the seal under the last line vouches for all of them.
  const isSealed = sealedLength(parsed.lines, rules.verifier) === parsed.lines.length
  if (isSealed && problems.length === 0) return
  const { lines, isWhole } = sealedAmong(ref, parsed, rules)
  if (isWhole) return
  const message = 'from here on no seal of the app vouches for it'
  const line = lines.length + 1
  report.findings.push({ code: 'unsealed', path: ref.path, line, commit: undefined, message, remedy: SEAL_REMEDY })
}

/** The app's own word on the record: that it was longer, or who wrote in it. */
async function verifyHead(store: TrustedLedgerStore, ref: LedgerRef, report: RecordsReport): Promise<void> {
  const { tampering } = (await store.read(ref)) ?? {}
  for (const { kind, line, commit } of tampering?.found ?? []) {
    if (kind === 'written' || kind === 'unreadable') continue
    report.findings.push({ code: kind, path: ref.path, line, commit, message: WHY_RESET[kind], remedy: RESET_REMEDY })
  }
}

const WHY_RESET: Readonly<Record<Exclude<TamperingFound['kind'], 'written' | 'unreadable'>, string>> = {
  reset: 'the branch was set back; what the app wrote is in this commit, which the branch no longer holds',
  'reset-lost': 'it is shorter than, or other than, what the app last wrote: the branch was set back',
}
const SEAL_REMEDY =
  'See who wrote these lines (git log -p on the ledger branch) and restore the file. If the app was only just given its key, a sweep seals every record.'
const RESET_REMEDY =
  "The repository's activity shows who set the branch back and what it was at; put that commit back and verify again."

async function removed(
  store: LedgerStore,
  repository: Repository,
  known: ReadonlySet<string>,
): Promise<RecordFinding[]> {
  return (await store.removed(repository, known)).map(({ path, commit }) => {
    const message = 'the ledger was there, and was removed'
    return { code: 'file-removed', path, line: undefined, commit, message, remedy: REMOVED_REMEDY }
  })
}

/** Where nobody knows the repository, all records must at least be of the same: of that of the adoptions, if there are any. */
async function ofThemselves(
  store: LedgerStore,
  refs: readonly LedgerRef[],
  verifierOf: VerifierOf | undefined,
): Promise<BoundRepository> {
  const sealed = verifierOf === undefined ? 'not-checked' : await repositorySealed(refs, store.readText, verifierOf)
  if (sealed !== 'not-checked') return sealed
  for (const ref of refs) {
    const named = repositoryNamed((await store.readText(ref)) ?? '')
    if (named !== 'not-checked') return named
  }
  return 'not-checked'
}

/** The findings in one ledger, and whether its lines are what this version of the app writes. */
function tell({ ref, parsed: { lines }, problems, history }: LedgerReport, report: RecordsReport): void {
  report.ledgers += 1
  report.lines += lines.length
  report.commits += history.commits
  report.unchecked += history.unchecked
  const at = (finding: Omit<RecordFinding, 'path'>): void => void report.findings.push({ path: ref.path, ...finding })
  for (const { code, line, message, remedy } of problems) at({ code, line, commit: undefined, message, remedy })
  for (const { code, commit, line, message } of history.findings)
    at({ code, line, commit, message, remedy: commit === undefined ? COMMITTED_REMEDY : HISTORY_REMEDY })
  for (const line of ref.path === POLICY_LEDGER ? [] : lines) {
    if (line.type === LEDGER_BOUND) continue
    const { entry } = openLine(line)
    if (eventIn(entry) === undefined) {
      const message = `"${line.type}" is nothing that this version of the app writes`
      at({
        code: 'unknown-event',
        line: line.seq + 1,
        commit: undefined,
        message,
        remedy: 'Update Hikeshi, or see who wrote the line.',
      })
    }
  }
}
