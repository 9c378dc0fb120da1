import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import { handle } from '../decisions/handle.ts'
import { type CallsMade, makeCalls } from '../decisions/make-calls.ts'
import { reminders } from '../decisions/reminders.ts'
import { timedTransitions } from '../decisions/timed-transitions.ts'
import { afterDecision } from '../follow-up/after-decision.ts'
import { followOne, followPullRequests } from '../follow-up/follow-pull-requests.ts'
import type { Followed } from '../follow-up/improvement-pull-requests.ts'
import { openFollowUpCases } from '../follow-up/open-follow-up-cases.ts'
import { messagesToRelated } from '../follow-up/related-cases.ts'
import { isMachineReport } from '../inbox/machine-report.ts'
import { redirectRestrictedReport } from '../messages/redirect-restricted-report.ts'
import { reportLostLedger } from '../messages/report-lost-ledger.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from '../screen/known-screen.ts'
import { asksItself, type Look } from './look.ts'
import { newestView } from './newest-view.ts'
import { type Observed, observe } from './observe.ts'
import { openingRequests, requestsOf, toldIn } from './request.ts'

/** Hardly any case meets these: the first that does loads them. */
const unrecorded = () => import('../messages/report-unrecorded.ts')
const joining = () => import('../messages/join-earlier-report.ts')
const byCase = () => import('../policy/policy-by-case.ts')
const runbookChecks = () => import('../policy/check-runbooks.ts')
const policyChecks = () => import('../policy/check-policy-proposal.ts')
const renewals = () => import('./show-renewed.ts')

/** The outcome of one run on a case. */
export interface RunOnCase {
  run: CaseRun & { file: NonNullable<CaseRun['file']> }
  /** The delivery's own requests. */
  own: readonly RequestedCommand[]
}

/**
 * The one way by which a case goes on, whoever starts it: observe, request, decide, append, project, apply. Then whatever
 * it has to say to other cases takes the same way there. Undefined: the issue is no case.
 */
export async function runCase(
  ports: Ports,
  known: PolicyInForce,
  address: CaseAddress,
  look: Look,
): Promise<RunOnCase | undefined> {
  const { owner, name } = address.repository
  const done = await ports.alone(`${owner}/${name}#${address.issue.number}`, 'unless-stalled', () =>
    alone(ports, known, address, look, 'first'),
  )
  if (done === undefined) return undefined
  const { repository } = address
  const { calls, inForce } = done
  // A service that hangs keeps neither this case nor any other waiting; what became of the call takes the way of everything.
  if (calls !== undefined)
    await ports.beside(`${owner}/${name}#${address.issue.number}`, async () => {
      await runCase(ports, inForce, address, asksItself(await calls, undefined)).catch((error: unknown) =>
        ports.warn(error, { id: 'call-result-unrecorded' }),
      )
    })
  for (const { to, asked } of messagesToRelated(ports, address, done.run, look.depth === 'all')) {
    const issue = await ports.issues.see({ repository, number: to })
    if (issue !== undefined) await runCase(ports, inForce, { repository, issue }, asksItself(asked, undefined))
  }
  const opened = await openFollowUpCases(ports, inForce, address, done.run, (other, asked) =>
    runCase(ports, inForce, other, asksItself(asked, other.issue)),
  )
  if (done.renewed.length > 0)
    await (await renewals()).showRenewed(ports, inForce, done.renewed, async (other, pull) => {
      const told = { kind: 'pull-request' as const, ...pull }
      const shown = await runCase(ports, inForce, other, { ...asksItself([], other.issue), told })
      return shown?.run
    })
  // Where it goes on is known only now, and is shown as a round would.
  if (opened === 'shown') await runCase(ports, inForce, address, { ...asksItself([], undefined), depth: 'all' })
  return done
}

async function alone(
  ports: Ports,
  known: PolicyInForce,
  address: CaseAddress,
  look: Look,
  time: 'first' | 'again',
): Promise<Done | undefined> {
  const first = await observe(ports, known, address, look, 'remembered')
  const named = first.run.snapshot?.lines.at(-1)?.policy
  const isNamed = named === undefined || named === known.sha
  const inForce = isNamed ? known : await (await byCase()).policyByCase(ports, known, named)
  const seen = inForce === known ? first : await observe(ports, inForce, address, look, 'read')
  const judged = await decided(ports, inForce, look, seen)
  // Lines that came back say by which policy the case was judged. Where GitHub goes on not showing them, the sweep goes on.
  const anew = () => (time === 'again' ? undefined : alone(ports, known, address, look, 'again'))
  if (judged === 'put-back') return anew()
  if (seen.isSure || (judged !== undefined && judged.run.newEvents.length > 0))
    return judged && applied(ports, inForce, look, judged)
  // Good enough to append to, since a stale append is refused; not to say that there is nothing to do.
  const now = await observe(ports, inForce, address, look, 'read')
  const isSame = now.run.snapshot === seen.run.snapshot
  const again = isSame ? judged : await decided(ports, inForce, look, now)
  if (again === 'put-back') return anew()
  return again && applied(ports, inForce, look, again)
}

type Judged = RunOnCase & { seen: Observed }
type Done = RunOnCase & { calls: CallsMade['outcome']; inForce: PolicyInForce } & Pick<Followed, 'renewed'>

/** Requests and decisions, the opening first: what else is asked is read as what the case is. */
async function decided(
  ports: Ports,
  inForce: PolicyInForce,
  look: Look,
  seen: Observed,
): Promise<Judged | 'put-back' | undefined> {
  const { address } = seen
  const start = seen.run.snapshot === undefined ? await opened(ports, inForce, look, seen) : seen.run
  if (start === undefined || start === 'put-back') return start
  if (!isCase(start)) {
    if (start.snapshot !== undefined)
      await (await unrecorded()).reportUncounted(ports, inForce, address, toldIn(inForce, look, seen), start.snapshot)
    return undefined
  }
  const { own, asked } = await requestsOf(ports, inForce, look, { ...seen, run: start })
  if (seen.isTogether && asked.length > 0) return decidedAlone(ports, inForce, look, address)
  const found = seen.isSure ? 'read' : 'remembered'
  const handled = () => handle(ports, inForce, address, asked, start.snapshot, found)
  const run = asked.length === 0 ? start : andThen(start, await handled())
  return isCase(run) ? { run, own, seen } : undefined
}

/** Each request is carried out as a look at this case alone finds it. */
async function decidedAlone(
  ports: Ports,
  inForce: PolicyInForce,
  look: Look,
  address: CaseAddress,
): Promise<Judged | 'put-back' | undefined> {
  return decided(ports, inForce, look, await observe(ports, inForce, address, look, 'read'))
}

const isCase = (run: CaseRun): run is RunOnCase['run'] => run.file !== undefined

async function opened(
  ports: Ports,
  inForce: PolicyInForce,
  look: Look,
  seen: Observed,
): Promise<CaseRun | 'put-back' | undefined> {
  const { address, issue = asTold(look), comments } = seen
  if (issue === undefined) return undefined
  const record = await reportLostLedger(ports, inForce, { ...address, issue }, comments)
  if (record === 'lost') return undefined
  if (record === 'put-back') return record
  const asked = await openingRequests(ports, inForce, look, seen)
  if (seen.isTogether && asked.length > 0) {
    const now = await observe(ports, inForce, address, look, 'read')
    return now.run.snapshot === undefined ? opened(ports, inForce, look, now) : now.run
  }
  if (asked.length > 0 && isMachineReport(ports, inForce, issue)) {
    // One after another, or two of one moment would each think to be the first.
    const { owner, name } = address.repository
    const { joinEarlierReport } = await joining()
    const isJoined = await ports.alone(`${owner}/${name} by ${issue.author.id}`, 'strictly', () =>
      joinEarlierReport(ports, inForce, { owner, name }, { kind: 'issue', issue }),
    )
    if (isJoined) return undefined
  }
  if (asked.length === 0) {
    await redirectRestrictedReport(ports, inForce, address.repository, issue, comments)
    return undefined
  }
  const { repository } = address
  const id = repository.id ?? (await ports.issues.repositoryId(repository))
  // A record that somebody has begun since is met by the append.
  const bound = { ...address, repository: { ...repository, id } }
  try {
    const run = await handle(ports, inForce, bound, asked, 'not-there')
    return isCase(run) ? run : undefined
  } catch (error) {
    // Words on a report that cannot be recorded are answered as well: nothing comes to them before the opening.
    await (await unrecorded()).reportUnrecorded(ports, inForce, bound, toldIn(inForce, look, seen), error)
    throw error
  }
}

const asTold = ({ told }: Look) => (told.kind === 'signal' && 'issue' in told.signal ? told.signal.issue : undefined)

/** The consequences of what was decided, and everything that people see. */
async function applied(ports: Ports, inForce: PolicyInForce, look: Look, judged: Judged): Promise<Done> {
  const { own, seen } = judged
  const { address } = seen
  const followed = await pullRequestsLookedAt(ports, inForce, address, look, judged.run)
  let { run } = followed
  for (const { number, head } of followed.written) await policyChecked(ports, inForce, number, head)
  if (look.depth === 'all') {
    run = await reminders(ports, inForce, address, run)
    run = await timedTransitions(ports, inForce, address, run)
  }
  // Before anything is shown: who must be woken is not to wait for what others read.
  const called = await makeCalls(ports, inForce, address, run)
  run = called.run
  const known = knownScreen(look, seen, run)
  const shown = await afterDecision(ports, inForce, address, run, known)
  const newest = await newestView(ports, inForce, address, shown, known.people ?? [])
  if (look.depth === 'all') await headsChecked(ports, inForce, newest)
  const { renewed } = followed
  return { own, run: isCase(newest) ? newest : judged.run, calls: called.outcome, inForce, renewed }
}

async function pullRequestsLookedAt(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { told, depth }: Look,
  run: CaseRun,
): Promise<Followed> {
  if (depth !== 'told') return followPullRequests(ports, inForce, address, run)
  // Anyone may name a branch so: only the pull request that the case itself opened counts.
  if (told.kind !== 'pull-request' || run.file?.case.pulls[told.pull]?.number !== told.number)
    return { run, renewed: [], written: [] }
  return followOne(ports, inForce, address, run, told.pull)
}

/** The effect of a new head's delivery: runbooks and policy in the pull requests of the case are checked. */
async function headsChecked(
  ports: Ports,
  { home }: Pick<PolicyInForce, 'home'>,
  { newEvents }: CaseRun,
): Promise<void> {
  for (const { event } of newEvents) {
    if (event.type !== 'pull-request-seen' || event.data.state !== 'open') continue
    const { number, head, repository } = event.data
    const place = { owner: home.owner, name: repository }
    const { checkRunbooks } = await runbookChecks()
    await checkRunbooks(ports, { repository: place, number, head, what: 'synchronize' })
    if (repository === home.name) await policyChecked(ports, { home }, number, head)
  }
}

async function policyChecked(ports: Ports, { home }: Pick<PolicyInForce, 'home'>, number: number, head: string) {
  const { checkPolicyProposal } = await policyChecks()
  await checkPolicyProposal(ports, { repository: home, number, head, what: 'synchronize' })
}

function knownScreen({ depth, told }: Look, { issue, comments, column }: Observed, run: CaseRun): KnownScreen {
  const signal = told.kind === 'signal' ? told.signal : undefined
  const isOpened = run.newEvents.some(({ event }) => event.type === 'case-opened')
  // An issue that was just opened is as the delivery shows it; anything older, a redelivery too, may have changed since.
  const now = issue ?? (signal?.kind === 'issue-opened' && isOpened ? signal.issue : undefined)
  return {
    ...(now !== undefined && { issue: now }),
    ...(column !== undefined && { column }),
    ...(signal !== undefined && 'issue' in signal && { people: [signal.issue.author] }),
    ...(signal?.kind === 'comment' && { comment: signal.comment }),
    ...(depth === 'all' && { thoroughly: true, ...(comments !== undefined && { comments }) }),
  }
}
