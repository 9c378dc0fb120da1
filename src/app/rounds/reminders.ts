import { dueReminders } from '../../domain/clock/due-reminders.ts'
import type { Asked } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { type Handled, handle } from '../decisions/handle.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

/**
 * What the clocks of a case have to say now: recorded first, and said by whoever recorded it, so that it is said once
 * however many hosts sweep. Where nothing is due, nothing is asked of GitHub.
 */
export async function remind(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
): Promise<Handled> {
  if (handled.file === undefined) return handled
  const now = world.now().toISOString()
  const asked = dueReminders(policy.policy, handled.file.case, now).map(
    ({ clock, subject, step, cause }): Asked => ({
      command: { kind: 'reminder', clock, subject, step: step.id },
      actor: world.self,
      at: now,
      door: 'sweep',
      cause,
    }),
  )
  if (asked.length === 0) return handled
  const after = await handle(world, policy, address, asked, handled.snapshot)
  return { ...after, fresh: [...handled.fresh, ...after.fresh], outcomes: handled.outcomes }
}
