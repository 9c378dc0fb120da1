import { columnOf } from '../../domain/screen/projection.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { Handled } from '../decisions/handle.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'
import { type Shown, show } from '../screen/reconcile-screen.ts'
import { drawUp } from './documents.ts'
import { drawFindings } from './findings/draw-findings.ts'
import { showFindings } from './findings/show-findings.ts'
import { openPullRequests } from './improvement-pull-requests.ts'
import { tellRelated } from './related-cases.ts'

/** What comes after a decision: what has to be looked through, the pull requests that the new phase asks for, then everything that people see. */
export async function finish(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
  shown: Shown,
): Promise<void> {
  if (handled.file === undefined) return
  const found = await drawFindings(world, policy, address, handled, shown.thoroughly === true)
  const learned = await openPullRequestsOrWarn(world, policy, address, found)
  world.phases.set(
    `${address.repository.owner}/${address.repository.name}#${address.issue.number}`,
    handled.file.case.phase,
  )
  await show(world, policy, address, learned, shown)
  await drawUp(world, policy, address, learned, shown.thoroughly === true)
  await showFindings(world, policy, address, learned, shown)
  for (const other of await tellRelated(world, policy, address, learned, shown.thoroughly === true)) {
    await finish(world, policy, other.address, other.handled, {})
  }
}

/** The record moved on before the screens did, or somebody moved a screen only: shows again what the ledger says. */
export async function heal(
  world: World,
  policy: PolicyInForce,
  handled: Handled,
  { column }: Required<Pick<Shown, 'column'>>,
): Promise<void> {
  if (handled.file === undefined) return
  const label = handled.context.policy.processes[handled.file.case.process]?.phases[handled.file.case.phase]?.label
  const board = world.board(policy)
  if (label === undefined || board === undefined) return
  const wanted = columnOf(handled.context.policy, label)
  if (wanted !== column.name) await board.move(column.item, wanted)
}

/** Learning must not wait for the runbook repository, nor must the answer to whoever moved the case: the sweep tries again. */
async function openPullRequestsOrWarn(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
): Promise<Handled> {
  try {
    const after = await openPullRequests(world, policy, address, handled)
    return after === handled
      ? handled
      : { ...after, fresh: [...handled.fresh, ...after.fresh], outcomes: handled.outcomes }
  } catch (error) {
    world.warn(error, 'A pull request of a case could not be opened; the sweep will try again')
    return handled
  }
}
