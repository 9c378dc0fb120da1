import { timedOf } from '../../domain/clock/timed-transitions.ts'
import type { Asked } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { type Handled, handle } from '../decisions/handle.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

/** Transitions that the policy gives a time to, once it has come: an exception ends by itself (R6-1). */
export async function lapse(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
): Promise<Handled> {
  if (handled.file === undefined) return handled
  const now = world.now()
  const asked = timedOf(policy.policy, handled.file.case)
    .filter(({ at }) => Date.parse(at) <= now.getTime())
    .map(
      ({ transition: { to }, at }): Asked => ({
        command: { kind: 'lapse', to },
        actor: world.self,
        at: now.toISOString(),
        door: 'sweep',
        cause: `lapse:${to}:${at}`,
      }),
    )
  if (asked.length === 0) return handled
  const after = await handle(world, policy, address, asked, handled.snapshot)
  return { ...after, fresh: [...handled.fresh, ...after.fresh], outcomes: handled.outcomes }
}
