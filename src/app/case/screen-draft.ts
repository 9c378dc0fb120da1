import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'
import type { LineDraft } from './ledger/seal.ts'
import type { Made } from './record-screen-ids.ts'

/** The line by which the ledger keeps what the app has made on GitHub, or is about to. */
export function screenDraft(world: World, policy: PolicyInForce, what: string, { id, nodeId }: Made): LineDraft {
  const now = world.now().toISOString()
  return {
    ...{ at: now, recorded: now, actor: world.self, door: 'app', policy: policy.sha, cause: `screen:${what}:${id}` },
    entry: { type: 'screen-bound', data: { what, id, ...(nodeId !== undefined && { node: nodeId }) } },
  }
}
