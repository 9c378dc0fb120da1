import type { Signal } from '../inbox/signal.ts'
import type { Ports } from '../ports/ports.ts'
import { catchUp } from '../rounds/catch-up.ts'
import { onSignal } from './on-signal.ts'

/**
 * A signal whose first handling broke off. What it recorded is known by its cause and would not be shown by handling
 * it again, so the whole case is caught up with as well.
 */
export async function again(ports: Ports, signal: Signal): Promise<void> {
  await onSignal(ports, signal)
  if (!('issue' in signal)) return
  const { repository } = signal
  const inForce = await ports.policies.of(repository)
  const issue = inForce === undefined ? undefined : await ports.issues.see({ repository, number: signal.issue.number })
  if (inForce !== undefined && issue !== undefined) await catchUp(ports, inForce, repository, issue, 'event')
}
