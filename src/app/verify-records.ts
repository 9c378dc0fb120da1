import { eventSchema } from '../domain/case/event.schema.ts'
import { LEDGER_BOUND, openLine } from '../domain/ledger-line.ts'
import { POLICY_LEDGER } from '../domain/ledger-path.ts'
import { parseLedger } from './ledger/text-format.ts'
import type { HistoryRules } from './ledger/verify-history.ts'
import { verifyLedger } from './ledger/verify-ledger.ts'
import type { LedgerRef, LedgerStore, Repository } from './ports/ledger-store.ts'

/** One thing that is wrong with a record, and what to do about it. `line` counts from 1. */
export interface RecordFinding {
  code: string
  path: string
  line: number | undefined
  commit: string | undefined
  why: string
  remedy: string
}

export interface RecordsReport {
  ledgers: number
  lines: number
  commits: number
  /** Commits whose signature could not be checked here. */
  unchecked: number
  findings: RecordFinding[]
}

const HISTORY_REMEDY =
  'Look at that commit on the ledger branch, find out who made it, and restore the lines as they were before.'

/** Replays every ledger of a repository: its chain, its git history, and whether its lines are what the app writes (R4.4-5). */
export async function verifyRecords(
  store: LedgerStore,
  repository: Repository,
  rules: HistoryRules,
): Promise<RecordsReport> {
  const report: RecordsReport = { ledgers: 0, lines: 0, commits: 0, unchecked: 0, findings: [] }
  const adoptions = { repository, path: POLICY_LEDGER }
  const adopted = (await store.readText(adoptions)) === undefined ? [] : [adoptions]
  for (const ref of [...adopted, ...(await store.list(repository))]) await verifyOne(store, ref, rules, report)
  return report
}

async function verifyOne(
  store: LedgerStore,
  ref: LedgerRef,
  rules: HistoryRules,
  report: RecordsReport,
): Promise<void> {
  const { problems, history } = await verifyLedger(store, ref, rules)
  const { lines } = parseLedger((await store.readText(ref)) ?? '')
  report.ledgers += 1
  report.lines += lines.length
  report.commits += history.commits
  report.unchecked += history.unchecked
  const at = (finding: Omit<RecordFinding, 'path'>): void => void report.findings.push({ path: ref.path, ...finding })
  for (const { code, line, why, remedy } of problems) at({ code, line, commit: undefined, why, remedy })
  for (const { code, commit, line, why } of history.findings) at({ code, line, commit, why, remedy: HISTORY_REMEDY })
  for (const line of ref.path === POLICY_LEDGER ? [] : lines) {
    if (line.type === LEDGER_BOUND) continue
    const { entry } = openLine(line)
    if (!eventSchema.safeParse({ type: entry.type, data: entry.data, text: entry.text }).success) {
      const why = `"${line.type}" is nothing that this version of the app writes`
      at({
        code: 'unknown-event',
        line: line.seq + 1,
        commit: undefined,
        why,
        remedy: 'Update Hikeshi, or see who wrote the line.',
      })
    }
  }
}
