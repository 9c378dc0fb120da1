import { checkOperation } from '../../../domain/audit/operation-check/check-operation.ts'
import type { Asked } from '../../../domain/commands/command.ts'
import { gatherOperation } from '../../audit/gather.ts'
import { sourcesOn } from '../../audit/sources.ts'
import type { CaseAddress } from '../../case/case-file.ts'
import { type Handled, handle } from '../../decisions/handle.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { World } from '../../ports/ports.ts'

/**
 * The operation check for a case that draws one up (R5-1, R5-2): what it finds now goes into the case's ledger, where
 * that says something else. Two who look at once decide on the same ledger, so the second of them finds it written.
 */
export async function lookThrough(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
): Promise<Handled> {
  const { file } = handled
  if (file === undefined) return handled
  const now = world.now().toISOString()
  const { owner, name } = address.repository
  const sources = await sourcesOn(world, policy, { owner, name }, now)
  const drawnUpFor = { process: file.case.process, repository: name, issue: address.issue.number }
  const judged = checkOperation(await gatherOperation({ ...sources, drawnUpFor }))
  const asked: Asked = {
    ...{ command: { kind: 'looked-through', judged }, actor: world.self, at: now, door: 'app' },
    cause: `looked-through:${now}`,
  }
  const after = await handle(world, policy, address, [asked], handled.snapshot)
  return { ...after, fresh: [...handled.fresh, ...after.fresh], outcomes: handled.outcomes }
}
