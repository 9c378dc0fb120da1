import type { CaseEvent } from '../../domain/case/event.schema.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { type CaseAddress, ledgerOf } from './case-file.ts'
import { caseFrom } from './case-from.ts'
import type { CaseRun } from './case-run.ts'
import type { GitHubRef } from './github-ref.ts'
import { withLedger } from './ledger/append-with-retry.ts'
import { screenDraft } from './screen-draft.ts'
import { startingFrom } from './starting-from.ts'

/**
 * Keeps in the ledger where GitHub shows the case (status comment, card, sub-issues), so that it is never made twice, and
 * what else is to be said of it. `taken`: what another process has made and kept meanwhile, so that ours is one too many;
 * `version`: the record's, where nothing else was recorded in it since the run that shows the case.
 */
export async function recordScreenIds(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { snapshot, file }: Pick<CaseRun, 'snapshot' | 'file'>,
  made: Readonly<Record<string, GitHubRef>>,
  more: readonly CaseEvent[] = [],
): Promise<{ taken: readonly string[]; version: string | undefined }> {
  const now = ports.now().toISOString()
  const stamp = { at: now, recorded: now, actor: ports.self, door: 'app' as const, policy: inForce.sha }
  const [first] = Object.entries(made).map(([what, { id }]) => `screen:${what}:${id}`)
  const store = startingFrom(ports.ledger, snapshot)
  const { result, snapshot: bound } = await withLedger(
    store,
    ledgerOf(address),
    (before) => {
      const kept = before === undefined ? undefined : caseFrom(ports.memory, before.lines, inForce.rules)?.case.screen
      const taken = Object.entries(made).flatMap(([what, { id }]) => {
        const other = kept?.[what]
        return other === undefined || other === id || other === file?.case.screen[what] ? [] : [what]
      })
      const ours = Object.entries(made).filter(([what, { id }]) => !taken.includes(what) && kept?.[what] !== id)
      const drafts = [
        ...ours.map(([what, one]) => screenDraft(ports, inForce, what, one)),
        ...more.map((event) => ({ ...stamp, cause: `${event.type}:${first}`, entry: event })),
      ]
      return { drafts, result: { taken, follows: before?.version === snapshot?.version } }
    },
    ports.writing,
  )
  return { taken: result.taken, version: result.follows ? bound?.version : undefined }
}
