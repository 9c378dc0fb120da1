import { project } from '../../domain/screen/projection.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun, contextFor, readCaseRun } from '../case/case-run.ts'
import { knownWaivers } from '../case/exceptions.ts'
import { handle } from '../decisions/handle.ts'
import { readRecord } from '../decisions/read-record.ts'
import { afterDecision } from '../follow-up/after-decision.ts'
import { actionItemOf, closeActionItem } from '../follow-up/closed-action-item.ts'
import { followPullRequests } from '../follow-up/follow-pull-requests.ts'
import { openFollowUpCases } from '../follow-up/open-follow-up-cases.ts'
import type { IssueAct } from '../inbox/signal.ts'
import { standsInFor } from '../inbox/stand-in.ts'
import type { CameBy } from '../inbox/unformed-report.ts'
import { unhandledMoves } from '../inbox/unhandled-moves.ts'
import { unhandledOpening } from '../inbox/unhandled-opening.ts'
import { unhandledTexts } from '../inbox/unhandled-texts.ts'
import { redirectRestrictedReport } from '../messages/redirect-restricted-report.ts'
import { reportLostLedger } from '../messages/report-lost-ledger.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { catchUpDeleted } from './catch-up-deleted.ts'
import { reminders } from './reminders.ts'
import { timedTransitions } from './timed-transitions.ts'

/** Everything on one issue that has not been handled yet, in its order: a lost delivery costs time and nothing else. */
export async function catchUp(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  came: CameBy,
): Promise<void> {
  const measure = actionItemOf(ports, issue)
  if (measure !== undefined) return catchUpMeasure(ports, inForce, repository, issue, measure)
  const gone = standsInFor(ports, issue)
  if (gone !== undefined) return catchUpDeleted(ports, inForce, repository, issue.number, gone)
  const address = { repository, issue }
  const before = await readRecord(ports, inForce, address)
  if (before === undefined) {
    const state = await reportLostLedger(ports, inForce, address)
    if (state === 'lost') return
    if (state === 'put-back') return catchUp(ports, inForce, repository, issue, came)
  }
  const plain = await contextFor(ports, inForce, [])
  const context = { ...plain, ...knownWaivers(ports, plain, inForce) }
  const opening = before === undefined ? await openingOf(ports, inForce, address, issue, came) : undefined
  const start: CaseRun | undefined = before === undefined ? opening : readCaseRun(context, before)
  if (start?.file === undefined) return

  const ref = { repository, number: issue.number }
  const comments = await ports.issues.comments(ref)
  const projection = project(start.context, start.file.case)
  const moves = await unhandledMoves(ports, inForce, { ref, issue, projection, file: start.file })
  const texts = { repository: seen(repository), issue, comments }
  const words = await unhandledTexts(ports, inForce, texts, start.file, start.file.seen)
  const asked = [...words, ...moves]
  const unseen = asked
    .filter((one) => start.file?.seen.has(one.cause) !== true)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

  const heard =
    unseen.length === 0 ? start : andThen(start, await handle(ports, inForce, address, unseen, start.snapshot))
  let now = await followPullRequests(ports, inForce, address, heard)
  now = await reminders(ports, inForce, address, now)
  now = await timedTransitions(ports, inForce, address, now)
  await afterDecision(ports, inForce, address, now, { issue, comments, thoroughly: true })
  await openFollowUpCases(ports, inForce, address, now)
}

/** The issue of a measure that somebody closed unheard: GitHub's timeline says who it was. */
async function catchUpMeasure(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  measure: NonNullable<ReturnType<typeof actionItemOf>>,
): Promise<void> {
  if (issue.state !== 'closed') return
  const changes = await ports.issues.changes({ repository, number: issue.number })
  const last = changes.findLast(({ kind }) => kind === 'closed')
  const act =
    last?.actor?.type === 'User' ? { actor: { id: last.actor.id, login: last.actor.login }, at: last.at } : undefined
  await closeActionItem(ports, inForce, repository, issue, measure, act)
}

/** A report whose opening nobody heard of. */
async function openingOf(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  issue: IssueSeen,
  came: CameBy,
): Promise<CaseRun | undefined> {
  const comments = () => ports.issues.comments({ repository: address.repository, number: issue.number })
  const asked = await unhandledOpening(ports, inForce, { repository: seen(address.repository), issue, came, comments })
  if (asked.length === 0) {
    await redirectRestrictedReport(ports, inForce, address.repository, issue)
    return undefined
  }
  const id = await ports.issues.repositoryId(address.repository)
  return handle(ports, inForce, { ...address, repository: { ...address.repository, id } }, asked)
}

const seen = ({ owner, name }: RepositoryName): IssueAct['repository'] => ({
  id: 0,
  owner,
  name,
  private: true,
  defaultBranch: '',
})
