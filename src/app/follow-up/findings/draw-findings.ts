import type { CaseAddress } from '../../case/case-file.ts'
import type { CaseRun } from '../../case/case-run.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { Ports } from '../../ports/ports.ts'

/**
 * Looks through everything for a case that draws up an operation check: when it is opened, and at each sweep until it
 * is signed. Where that cannot be done now, what was found before stands, and the sweep tries again.
 */
export async function drawFindings(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  thoroughly: boolean,
): Promise<CaseRun> {
  const { file, context, newEvents } = run
  const process = context.policy.processes[file?.case.process ?? '']
  const isOpen = process?.phases[file?.case.phase ?? '']?.end === undefined
  const isDue = thoroughly || newEvents.some(({ event }) => event.type === 'case-opened')
  if (process?.findings === undefined || !isOpen || !isDue) return run
  try {
    // No other case needs any of it.
    const { lookThrough } = await import('./look-through.ts')
    return await lookThrough(ports, inForce, address, run)
  } catch (error) {
    ports.warn(error, { id: 'findings-not-drawn' })
    return run
  }
}
