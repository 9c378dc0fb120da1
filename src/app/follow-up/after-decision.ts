import { asCalledToday } from '../../domain/accounts/as-called-today.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import { settleAll } from '../case/settle-all.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from '../screen/known-screen.ts'
import { reconcileScreen } from '../screen/reconcile-screen.ts'
import { drawUp } from './documents.ts'
import { drawFindings } from './findings/draw-findings.ts'
import { showFindings } from './findings/show-findings.ts'
import { improvementPullRequests } from './improvement-pull-requests.ts'
import { nameTwins, twinOf } from './name-twins.ts'

export interface Applied {
  run: CaseRun
  /** Whether something was shown that another run's may have to replace. */
  isShown: boolean
  /** Whether the record was seen to hold nothing newer once all of that was shown. */
  isNewest: boolean
}

/**
 * The steps after a decision: what has to be looked through, the pull requests that the new phase asks for, then
 * everything that people see.
 */
export async function afterDecision(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  shown: KnownScreen,
): Promise<Applied> {
  if (run.file === undefined) return { run, isShown: false, isNewest: false }
  const found = await drawFindings(ports, inForce, address, run, shown.thoroughly === true)
  const learned = inTodaysLogins(await openPullRequestsOrWarn(ports, inForce, address, found), shown)
  ports.memory.phases.keep(
    `${address.repository.owner}/${address.repository.name}#${address.issue.number}`,
    run.file.case.phase,
  )
  const [screen, twin] = await settleAll([
    reconcileScreen(ports, inForce, address, learned, shown),
    twinOf(ports, address, run, shown.issue),
  ])
  await nameTwins(ports, inForce, address, run, twin)
  const isDrawn = await drawUp(ports, inForce, address, learned, shown)
  const isFound = await showFindings(ports, inForce, address, learned, shown)
  const isShown = screen.isChanged || learned.newEvents.length > 0
  return { run: learned, isShown, isNewest: screen.isNewest && !isDrawn && !isFound }
}

/** The accounts that hold roles, and those that the issue or its delivery shows, are told with their login of today. */
function inTodaysLogins(run: CaseRun, { issue, comments = [], people = [] }: KnownScreen): CaseRun {
  if (run.file === undefined) return run
  const shown = [...comments, ...(issue === undefined ? [] : [issue])].map(({ author }) => author)
  const known = [...people, ...shown, ...[...run.context.directory.roles.values()].flat()]
  return { ...run, file: { ...run.file, case: asCalledToday(run.file.case, known) } }
}

/** Learning must not wait for the runbook repository, nor must the answer to whoever moved the case: the sweep tries again. */
async function openPullRequestsOrWarn(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<CaseRun> {
  try {
    const after = await improvementPullRequests(ports, inForce, address, run)
    return andThen(run, after)
  } catch (error) {
    ports.warn(error, { id: 'pull-request-not-opened' })
    return run
  }
}
