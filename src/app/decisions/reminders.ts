import { dueReminders } from '../../domain/clock/due-reminders.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { handle } from './handle.ts'

/**
 * What the clocks of a case have to say now: recorded first, and said by whoever recorded it, so that it is said once
 * however many hosts sweep. Where nothing is due, nothing is asked of GitHub.
 */
export async function reminders(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<CaseRun> {
  if (run.file === undefined) return run
  const now = ports.now().toISOString()
  const asked = dueReminders(inForce.rules, run.file.case, now).map(
    ({ clock, subject, step, cause }): RequestedCommand => ({
      command: { kind: 'reminder', clock, subject, step: step.id },
      actor: ports.self,
      at: now,
      door: 'sweep',
      via: 'account',
      cause,
    }),
  )
  if (asked.length === 0) return run
  const after = await handle(ports, inForce, address, asked, run.snapshot)
  return andThen(run, after)
}
