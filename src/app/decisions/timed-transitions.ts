import { timedOf } from '../../domain/clock/timed-transitions.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { handle } from './handle.ts'

/** Transitions that the policy gives a time to, once it has come: an exception ends by itself (R6-1). */
export async function timedTransitions(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<CaseRun> {
  if (run.file === undefined) return run
  const now = ports.now()
  const asked = timedOf(inForce.rules, run.file.case)
    .filter(({ at }) => Date.parse(at) <= now.getTime())
    .map(
      ({ transition: { to }, at }): RequestedCommand => ({
        command: { kind: 'lapse', to },
        actor: ports.self,
        at: now.toISOString(),
        door: 'sweep',
        via: 'account',
        cause: `lapse:${to}:${at}`,
      }),
    )
  if (asked.length === 0) return run
  const after = await handle(ports, inForce, address, asked, run.snapshot)
  return andThen(run, after)
}
