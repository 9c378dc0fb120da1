import type { Signal } from '../inbox/signal.ts'
import type { World } from '../ports/ports.ts'
import { catchUp } from '../rounds/catch-up.ts'
import { onSignal } from './on-signal.ts'

/**
 * A signal whose first handling broke off. What it recorded is known by its cause and would not be shown by handling
 * it again, so the whole case is caught up with as well.
 */
export async function again(world: World, signal: Signal): Promise<void> {
  await onSignal(world, signal)
  if (!('issue' in signal)) return
  const { repository } = signal
  const policy = await world.policies.of(repository)
  const issue = policy === undefined ? undefined : await world.issues.see({ repository, number: signal.issue.number })
  if (policy !== undefined && issue !== undefined) await catchUp(world, policy, repository, issue, 'event')
}
