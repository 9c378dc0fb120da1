import type { CaseEvent } from '../../domain/case/event.schema.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { type CaseAddress, ledgerOf } from './case-file.ts'
import type { CaseRun } from './case-run.ts'
import type { GitHubRef } from './github-ref.ts'
import { withLedger } from './ledger/append-with-retry.ts'
import { screenDraft } from './screen-draft.ts'
import { startingFrom } from './starting-from.ts'

/**
 * Keeps in the ledger where GitHub shows the case (status comment, card, sub-issues), so that it is never made twice, and
 * what else is to be said of it.
 */
export async function recordScreenIds(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { snapshot }: Pick<CaseRun, 'snapshot'>,
  made: Readonly<Record<string, GitHubRef>>,
  more: readonly CaseEvent[] = [],
): Promise<void> {
  const now = ports.now().toISOString()
  const stamp = { at: now, recorded: now, actor: ports.self, door: 'app' as const, policy: inForce.sha }
  const [first] = Object.entries(made).map(([what, { id }]) => `screen:${what}:${id}`)
  const drafts = [
    ...Object.entries(made).map(([what, one]) => screenDraft(ports, inForce, what, one)),
    ...more.map((event) => ({ ...stamp, cause: `${event.type}:${first}`, entry: event })),
  ]
  const store = startingFrom(ports.ledger, snapshot)
  await withLedger(store, ledgerOf(address), () => ({ drafts, result: undefined }), ports.writing)
}
