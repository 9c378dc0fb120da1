import { type CaseAddress, ledgerOf } from './case-file.ts'
import type { Handled } from './handle.ts'
import { withLedger } from './ledger/append-with-retry.ts'
import type { PolicyInForce } from './ports/policy-source.ts'
import type { World } from './ports/world.ts'
import { startingFrom } from './starting-from.ts'

/** Something that the app has made on GitHub. */
export interface Made {
  id: number
  nodeId?: string
}

/** Keeps in the ledger where GitHub shows the case (status comment, card, sub-issues), so that it is never made twice. */
export async function bindScreen(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  { snapshot }: Pick<Handled, 'snapshot'>,
  made: Readonly<Record<string, Made>>,
): Promise<void> {
  const now = world.now().toISOString()
  const drafts = Object.entries(made).map(([what, { id, nodeId }]) => ({
    at: now,
    recorded: now,
    actor: world.self,
    door: 'app' as const,
    cause: `screen:${what}:${id}`,
    policy: policy.sha,
    entry: { type: 'screen-bound', data: { what, id, ...(nodeId !== undefined && { node: nodeId }) } },
  }))
  const store = startingFrom(world.ledger, snapshot)
  await withLedger(store, ledgerOf(address), () => ({ drafts, result: undefined }), world.writing)
}
