import { planIssue } from '../../domain/screen/plan.ts'
import { project } from '../../domain/screen/projection.ts'
import { statusOf } from '../../domain/screen/status.ts'
import { type CaseAddress, type CaseFile, ledgerOf } from '../case/case-file.ts'
import { type CaseRun, readCaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import { withHeadMark } from '../case/ledger/head-mark.ts'
import { afterDecision } from '../follow-up/after-decision.ts'
import type { IssueRef, IssueSeen } from '../ports/github.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

const ROUNDS = 5
const WAITS = 20
const WAIT_MS = 250

/**
 * Shows what one of several runs on a case has come to. Whoever opened the case makes its status comment, and whoever
 * shows last shows the latest: what a run shows may be older than what another has recorded since.
 */
export async function showLatest(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  issue: IssueSeen,
): Promise<CaseFile | undefined> {
  const ref: IssueRef = { repository: address.repository, number: address.issue.number }
  const start = await untilBound(ports, address, run)
  if (start.file === undefined) return undefined
  // Nothing new, and nobody has shown the case yet: that is under way, or the sweep's to mend.
  if (start.newEvents.length === 0 && start.file.case.screen['status-comment'] === undefined) return start.file
  await afterDecision(ports, inForce, address, start, { issue })

  let shown = start
  for (let round = 0; round < ROUNDS; round += 1) {
    const snapshot = await ports.ledger.read(ledgerOf(address))
    if (snapshot === undefined || acts(snapshot) === acts(shown.snapshot)) break
    shown = readCaseRun(start.context, snapshot)
    await showAgain(ports, inForce, ref, shown)
  }
  return shown.file
}

/** Another run has just opened the case and is making its status comment: two would be one too many. */
async function untilBound(ports: Ports, address: CaseAddress, run: CaseRun): Promise<CaseRun> {
  let now = run
  for (let wait = 0; wait < WAITS && isBeingShown(now); wait += 1) {
    await ports.writing.sleep(WAIT_MS)
    const snapshot = await ports.ledger.read(ledgerOf(address))
    if (snapshot !== undefined) now = { ...run, file: readCaseRun(run.context, snapshot).file, snapshot }
  }
  return now
}

const isBeingShown = ({ file, newEvents }: CaseRun): boolean =>
  file !== undefined &&
  file.case.screen['status-comment'] === undefined &&
  !newEvents.some(({ event }) => event.type === 'case-opened')

/** Where GitHub shows the case is recorded too, and changes nothing of what it shows. */
const acts = (snapshot: LedgerSnapshot | undefined): number =>
  snapshot?.lines.filter(({ type }) => type !== 'screen-bound').length ?? 0

async function showAgain(
  ports: Ports,
  inForce: PolicyInForce,
  ref: IssueRef,
  { file, context, snapshot }: CaseRun,
): Promise<void> {
  const comment = file?.case.screen['status-comment']
  if (file === undefined || comment === undefined) return
  const status = statusOf(context, file.case, file.placed)
  const body = ports.messages.status(context, status, languageOf(file, inForce))
  await ports.issues.editComment(ref, comment, withHeadMark(body, snapshot))
  const issue = await ports.issues.see(ref)
  const patch = issue === undefined ? undefined : planIssue(project(context, file.case), issue)
  if (patch !== undefined) await ports.issues.patch(ref, patch)
}
