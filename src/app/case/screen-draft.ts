import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { GitHubRef } from './github-ref.ts'
import type { LineDraft } from './ledger/chain-lines.ts'

/** The line by which the ledger keeps what the app has made on GitHub, or is about to. */
export function screenDraft(ports: Ports, inForce: PolicyInForce, what: string, { id, nodeId }: GitHubRef): LineDraft {
  const now = ports.now().toISOString()
  return {
    ...{ at: now, recorded: now, actor: ports.self, door: 'app', policy: inForce.sha, cause: `screen:${what}:${id}` },
    entry: { type: 'screen-bound', data: { what, id, ...(nodeId !== undefined && { node: nodeId }) } },
  }
}
