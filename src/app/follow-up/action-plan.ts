import type { Asked } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { type Handled, handle } from '../decisions/handle.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'
import type { PullRequestSeen } from '../ports/pull-requests.ts'

/** The measures of a plan that has just been merged become action items of the case (R4.4-3). */
export async function takeMeasures(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
  { state, plan, number, head }: PullRequestSeen,
): Promise<Handled> {
  if (state !== 'merged' || typeof plan !== 'string') return handled
  const items = world.words.planItems(plan)
  if (items.length === 0) return handled
  const at = world.now().toISOString()
  const door = 'pull-request'
  const asked: Asked = {
    ...{ command: { kind: 'planned', items }, actor: world.self, at, door, cause: `planned:${number}:${head}` },
  }
  const after = await handle(world, policy, address, [asked], handled.snapshot)
  return { ...after, fresh: [...handled.fresh, ...after.fresh], outcomes: handled.outcomes }
}
