import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import { handle } from '../decisions/handle.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { PullRequestSeen } from '../ports/pull-requests.ts'

/** The measures of a plan that has just been merged become action items of the case (R4.4-3). */
export async function takeActionItems(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  { state, plan, number, head }: PullRequestSeen,
): Promise<CaseRun> {
  if (state !== 'merged' || typeof plan !== 'string') return run
  const items = (await ports.messages.papers()).planItems(plan)
  if (items.length === 0) return run
  const at = ports.now().toISOString()
  const door = 'pull-request'
  const asked: RequestedCommand = {
    ...{ command: { kind: 'planned', items }, actor: ports.self, at, door, cause: `planned:${number}:${head}` },
    via: 'account',
  }
  const after = await handle(ports, inForce, address, [asked], run.snapshot)
  return andThen(run, after)
}
