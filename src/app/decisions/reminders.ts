import { dueReminders } from '../../domain/clock/due-reminders.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { excusedBy } from '../../domain/waiver/waived.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import { exceptionsFor } from '../case/exceptions.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { handle } from './handle.ts'

/**
 * The due words of a case's clocks: recorded first, and said by the sweep that recorded them, so that they are said once
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
  const { case: state } = run.file
  const due = dueReminders(inForce.rules, state, now)
  if (due.length === 0) return run
  const { waivers } = await exceptionsFor(ports, inForce, run.context, undefined)
  // A role that was excused from a requirement is not reminded of it until the exception ends (R6-1).
  const told = due.filter(({ clock }) => {
    const clause = inForce.rules.clocks[clock]?.clause
    return waivers === 'not-checked' || clause === undefined || !excusedBy(inForce.rules, waivers, state, clause, now)
  })
  const asked = told.map(
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
