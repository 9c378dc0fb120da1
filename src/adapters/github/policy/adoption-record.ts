import { parseLedger } from '../../../app/case/ledger/text-format.ts'
import { verifyChain } from '../../../app/case/ledger/verify-chain.ts'
import { type HistoryRules, verifyHistory } from '../../../app/case/ledger/verify-history.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { LedgerSnapshot, LedgerStore, LedgerVersion } from '../../../app/ports/ledger-store.ts'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'

export const recordOf = (repository: RepositoryName) => ({ repository, path: POLICY_LEDGER })

export interface TrustedRecord {
  /** The lines that count: all of them, or those before the first that was tampered with. */
  lines: readonly LedgerLine[]
  /** Why the lines after them do not count. */
  broken: string | undefined
}

/**
 * Whoever may push could write himself an adoption: the chain must hold and, where `rules` say who the app is, each
 * commit must be the app's own. What stood before the first foreign commit goes on counting.
 */
export async function trustedRecord(
  ledger: LedgerStore,
  repository: RepositoryName,
  record: LedgerSnapshot,
  rules: HistoryRules | 'not-checked',
): Promise<TrustedRecord> {
  // A record of another repository has no commits of the app here, which the history shows; and each event asks this.
  const [fault] = verifyChain(record.lines, { of: 'policy', repository: 'not-checked' })
  if (fault) return { lines: record.lines.slice(0, fault.seq), broken: fault.why }
  if (rules === 'not-checked') return { lines: record.lines, broken: undefined }
  let good: readonly LedgerLine[] = []
  const genuine: LedgerVersion[] = []
  for await (const version of ledger.history(recordOf(repository))) {
    genuine.push(version)
    const [finding] = (await verifyHistory(genuine, rules)).findings
    if (finding) return { lines: good, broken: `commit ${finding.commit}: ${finding.why}` }
    good = parseLedger(version.text ?? '').lines
  }
  return { lines: good, broken: undefined }
}
