import { POLICY_LEDGER, parseLedgerPath } from '../../domain/ledger-path.ts'
import type { LedgerRef, LedgerStore } from '../ports/ledger-store.ts'
import type { LedgerProblem } from './ledger-problem.ts'
import { type LedgerBinding, verifyLedgerText } from './verify-chain.ts'
import { type HistoryReport, type HistoryRules, verifyHistory } from './verify-history.ts'

export interface LedgerReport {
  ref: LedgerRef
  problems: LedgerProblem[]
  history: HistoryReport
}

/** Chain and git history of one ledger. Its path says which issue it must be of; `binding` may say more. */
export async function verifyLedger(
  store: LedgerStore,
  ref: LedgerRef,
  rules: HistoryRules,
  binding: LedgerBinding = {},
): Promise<LedgerReport> {
  const number = parseLedgerPath(ref.path)?.issue
  const issue = { ...(number !== undefined && { number }), ...binding.issue }
  const text = await store.readText(ref)
  return {
    ref,
    problems: verifyLedgerText(text ?? '', { of: ref.path === POLICY_LEDGER ? 'policy' : 'case', ...binding, issue }),
    history: await verifyHistory(store.history(ref), rules),
  }
}
