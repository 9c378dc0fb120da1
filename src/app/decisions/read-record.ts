import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { tellTampering } from '../messages/report-tampering.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

/** What counts of a case's record; where somebody has written in it, that is told on the case. */
export async function readRecord(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
): Promise<LedgerSnapshot | undefined> {
  const snapshot = await world.ledger.read(ledgerOf(address))
  if (snapshot?.tampering !== undefined) await tellTampering(world, policy, address, snapshot.tampering)
  return snapshot
}
