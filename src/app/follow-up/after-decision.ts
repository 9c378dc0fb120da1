import { asCalledToday, doingIn } from '../../domain/accounts/as-called-today.ts'
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
import { nameTwins, twinOf } from './name-twins.ts'
import { owedPullRequests } from './owed-pull-requests.ts'

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
  const learned = await inTodaysLogins(ports, await openPullRequestsOrWarn(ports, inForce, address, found), shown)
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

/** So many are asked for by their ids; nobody gives more people something to do in one case. */
const MOST_ASKED = 20

/**
 * Everybody is told with his login of today: those who hold roles, those whom the issue or its delivery shows, and those who
 * have something to do in the case without being either, who are asked for by their ids.
 */
async function inTodaysLogins(
  { people: accounts }: Ports,
  run: CaseRun,
  { issue, comments = [], people = [] }: KnownScreen,
): Promise<CaseRun> {
  if (run.file === undefined) return run
  const shown = [...comments, ...(issue === undefined ? [] : [issue])].map(({ author }) => author)
  const known = [...people, ...shown, ...[...run.context.directory.roles.values()].flat()]
  const unknown = doingIn(run.file.case).filter(({ id }) => !known.some((one) => one.id === id))
  const asked = unknown.length === 0 ? [] : await accounts.calledToday(unknown.slice(0, MOST_ASKED))
  return { ...run, file: { ...run.file, case: asCalledToday(run.file.case, [...known, ...asked]) } }
}

/** Learning must not wait for the runbook repository, nor must the answer to whoever moved the case: the sweep tries again. */
async function openPullRequestsOrWarn(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<CaseRun> {
  try {
    const owed = owedPullRequests(run)
    if (owed.length === 0) return run
    const { improvementPullRequests } = await import('./improvement-pull-requests.ts')
    const after = await improvementPullRequests(ports, inForce, address, run, owed)
    return andThen(run, after)
  } catch (error) {
    ports.warn(error, { id: 'pull-request-not-opened' })
    return run
  }
}
