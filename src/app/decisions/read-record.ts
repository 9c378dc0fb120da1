import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The lines of a case's record that count; where somebody has written in it, that is told on the case. */
export async function readRecord(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
): Promise<LedgerSnapshot | undefined> {
  const snapshot = await ports.ledger.read(ledgerOf(address))
  if (snapshot?.tampering === undefined) return snapshot
  // Hardly any record asks for it.
  const { reportTampering } = await import('../messages/report-tampering.ts')
  await reportTampering(ports, inForce, address, snapshot.tampering)
  return snapshot
}
