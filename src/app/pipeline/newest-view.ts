import type { Account } from '../../domain/case/case.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { type CaseRun, readCaseRun } from '../case/case-run.ts'
import { type Applied, afterDecision } from '../follow-up/after-decision.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Each time somebody else recorded something meanwhile; whoever recorded it shows it as well. */
const ROUNDS = 5

/**
 * Another process may record something while this one shows what was before it, and what is sent last stays: whoever has
 * shown something looks whether it is still the newest, and shows the newest otherwise.
 */
export async function newestView(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { run, isShown, isNewest }: Applied,
  people: readonly Account[],
): Promise<CaseRun> {
  let newest = run
  let isSeen = isNewest
  for (let round = 0; isShown && !isSeen && round < ROUNDS; round += 1) {
    const snapshot = await ports.ledger.read(ledgerOf(address))
    if (snapshot === undefined || acts(snapshot) <= acts(newest.snapshot)) break
    newest = { ...readCaseRun(ports, newest.context, snapshot), outcomes: run.outcomes, newEvents: [] }
    if (newest.file === undefined) return run
    isSeen = (await afterDecision(ports, inForce, address, newest, { overtaken: true, people })).isNewest
  }
  return { ...newest, newEvents: run.newEvents }
}

/** Where GitHub shows the case is recorded too, and changes nothing of what it shows. */
const acts = (snapshot: LedgerSnapshot | undefined): number =>
  snapshot?.lines.filter(({ type }) => type !== 'screen-bound').length ?? 0
