import { checkOperation } from '../../../domain/audit/operation-check/check-operation.ts'
import type { RequestedCommand } from '../../../domain/commands/command.ts'
import { gatherOperation } from '../../audit/gather.ts'
import { sourcesOn } from '../../audit/sources.ts'
import type { CaseAddress } from '../../case/case-file.ts'
import { andThen, type CaseRun } from '../../case/case-run.ts'
import { handle } from '../../decisions/handle.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { Ports } from '../../ports/ports.ts'

/**
 * The operation check for a case that draws one up (R5-1, R5-2): what it finds now goes into the case's ledger, where
 * that says something else. Two who look at once decide on the same ledger, so the second of them finds it written.
 */
export async function lookThrough(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<CaseRun> {
  const { file } = run
  if (file === undefined) return run
  const now = ports.now().toISOString()
  const { owner, name } = address.repository
  const sources = await sourcesOn(ports, inForce, { owner, name }, now)
  const drawnUpFor = { process: file.case.process, repository: name, issue: address.issue.number }
  const judged = checkOperation(await gatherOperation({ ...sources, drawnUpFor }))
  const asked: RequestedCommand = {
    ...{ command: { kind: 'looked-through', judged }, actor: ports.self, at: now, door: 'app', via: 'account' },
    cause: `looked-through:${now}`,
  }
  const after = await handle(ports, inForce, address, [asked], run.snapshot)
  return andThen(run, after)
}
