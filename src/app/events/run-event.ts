import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { project } from '../../domain/screen/projection.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { type CaseRun, contextFor, readCaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import { handle } from '../decisions/handle.ts'
import { followPullRequests } from '../follow-up/follow-pull-requests.ts'
import { commandsFromSignal } from '../inbox/commands-from-signal.ts'
import type { Signal } from '../inbox/signal.ts'
import { opensFirst, unformedReport } from '../inbox/unformed-report.ts'
import { unhandledMoves } from '../inbox/unhandled-moves.ts'
import { unhandledOpening } from '../inbox/unhandled-opening.ts'
import { unhandledTexts } from '../inbox/unhandled-texts.ts'
import { mayWorkHere } from '../messages/admission.ts'
import { redirectRestrictedReport } from '../messages/redirect-restricted-report.ts'
import { reportLostLedger } from '../messages/report-lost-ledger.ts'
import { reportTampering } from '../messages/report-tampering.ts'
import { reportUncounted } from '../messages/report-unrecorded.ts'
import { onAdopt, replyNoPolicyInForce } from '../policy/on-adopt.ts'
import type { CommentSeen, IssueSeen } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { onSignal } from './on-signal.ts'
import { showLatest } from './show-latest.ts'

/** What a run that an event started has come to, for those who read its outputs. */
export interface EventRun {
  issue: number
  phase: string
  /** What the event itself asked for. */
  asked: readonly RequestedCommand[]
  /** Whether all of it was done; undefined where it asked for nothing, or for what is so already. */
  accepted: boolean | undefined
  language: Language
}

type OfIssue = Extract<Signal, { issue: IssueSeen }>

/** The issue as it is now, which may be later than the event. */
interface Now {
  issue: IssueSeen
  comments: readonly CommentSeen[]
}

/**
 * One event, and with it everything on the same issue that no run has handled yet, in its order: GitHub drops runs that
 * wait in a queue, and what they were to handle must not be lost. Undefined where the event concerns no case.
 */
export async function runEvent(ports: Ports, signal: Signal): Promise<EventRun | undefined> {
  if (!('issue' in signal) || signal.kind === 'relocated' || signal.kind === 'arrived') {
    await onSignal(ports, signal)
    return undefined
  }
  if (!(await mayWorkHere(ports, signal))) return undefined
  if (signal.kind === 'comment' || signal.kind === 'issue-opened') await onAdopt(ports, signal)
  const { owner, name, id } = signal.repository
  const ref = { repository: { owner, name }, number: signal.issue.number }
  const address: CaseAddress = { repository: { owner, name, id }, issue: signal.issue }
  const [policy, before, issue, comments] = await Promise.all([
    policyWithPeople(ports, signal),
    ports.ledger.read(ledgerOf(address)),
    ports.issues.see(ref),
    ports.issues.comments(ref),
  ])
  if (policy === undefined && (await replyNoPolicyInForce(ports, signal))) return runEvent(ports, signal)
  if (policy === undefined || issue === undefined) return undefined
  if (before?.tampering !== undefined) await reportTampering(ports, policy, address, before.tampering)

  const context = await contextFor(ports, policy, [])
  const nothing: CaseRun = { file: undefined, context, snapshot: undefined, newEvents: [], outcomes: [] }
  const start = before === undefined ? nothing : readCaseRun(context, before)
  if (before === undefined) {
    const state = await reportLostLedger(ports, policy, { ...address, issue }, comments)
    if (state === 'lost') return undefined
    if (state === 'put-back') return runEvent(ports, signal)
  }
  const { own, unseen } = await requests(ports, policy, signal, start, { issue, comments })
  if (start.file === undefined && (before !== undefined || unseen[0]?.command.kind !== 'open')) {
    if (before === undefined) await redirectRestrictedReport(ports, policy, signal.repository, issue, comments)
    else await reportUncounted(ports, policy, address, own, before)
    return undefined
  }

  const run = unseen.length === 0 ? start : await handle(ports, policy, address, unseen, before)
  const followed = await followPullRequests(ports, policy, address, run)
  const file = await showLatest(ports, policy, address, followed, issue)
  if (file === undefined) return undefined
  const accepted = becameOf(own, run, file)
  return { issue: issue.number, phase: file.case.phase, asked: own, accepted, language: languageOf(file, policy) }
}

/** People and runbooks take requests of their own: they are under way as soon as it is known which policy asks. */
async function policyWithPeople(ports: Ports, { repository }: OfIssue): Promise<PolicyInForce | undefined> {
  const inForce = await ports.policies.of(repository)
  if (inForce !== undefined) await contextFor(ports, inForce, [])
  return inForce
}

/** What the event asks for, and all that nobody has handled yet, in its order. */
async function requests(
  ports: Ports,
  inForce: PolicyInForce,
  signal: OfIssue,
  { file, context }: CaseRun,
  { issue, comments }: Now,
): Promise<{ own: readonly RequestedCommand[]; unseen: readonly RequestedCommand[] }> {
  const { repository } = signal
  const process = file?.case.process
  const inCase = { policy: inForce.rules, ...(process === undefined ? {} : { process }) }
  const formed = stillStands(signal, issue) ? commandsFromSignal(signal, inCase) : []
  const isUnheard = file === undefined && signal.kind !== 'issue-opened'
  const came = opensFirst(signal, formed) ? 'event' : 'round'
  const opening = isUnheard
    ? await unhandledOpening(ports, inForce, { repository, issue, came, comments: async () => comments })
    : []
  const told =
    file === undefined && signal.kind === 'issue-opened' && formed.length === 0
      ? await unformedReport(ports, inForce, signal, 'event', async () => comments)
      : formed
  const moves =
    file === undefined
      ? []
      : await unhandledMoves(
          // Nobody who moves a card starts a run: that is for the sweep to find.
          { ...ports, board: () => undefined },
          inForce,
          { ref: { repository, number: issue.number }, issue, projection: project(context, file.case), file },
        )
  // A run before this one may have found the same move in the timeline: one move, one name.
  const own = told.map((one) => moves.find((move) => isSame(move, one)) ?? one)
  // Told by its delivery, which has the words as they were: nobody need look for them.
  const known = new Set([...(file?.seen ?? []), ...own.map((one) => one.cause)])
  const words = await unhandledTexts(ports, inForce, { repository, issue, comments }, file, known)
  const found = [...words, ...moves]
  // Several acts of one second keep the order in which GitHub lists them.
  const delivered = new Map(own.map((one) => [one.cause, one]))
  const named = new Set(found.map((one) => one.cause))
  const all = [...found.map((one) => delivered.get(one.cause) ?? one), ...own.filter((one) => !named.has(one.cause))]
  const unseen = all
    .filter((one) => file?.seen.has(one.cause) !== true)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const [first] = unseen.filter(({ command }) => command.kind === 'open')
  const beginning = first === undefined ? opening : [first]
  const rest = unseen.filter((one) => one !== first)
  return { own, unseen: [...beginning, ...rest] }
}

/** A label, or the state, asks only while the issue still shows it; else somebody was faster. */
function stillStands(signal: OfIssue, issue: IssueSeen): boolean {
  if (signal.kind === 'label') return signal.change === 'added' && issue.labels.includes(signal.name)
  if (signal.kind === 'closed') return issue.state === 'closed'
  return signal.kind !== 'reopened' || issue.state === 'open'
}

const isSame = (one: RequestedCommand, other: RequestedCommand): boolean =>
  one.door === other.door && JSON.stringify(one.command) === JSON.stringify(other.command)

/** Of what another run was faster with, the ledger tells. */
function becameOf(
  own: readonly RequestedCommand[],
  { outcomes }: CaseRun,
  file: NonNullable<CaseRun['file']>,
): boolean | undefined {
  const results = own.map(({ cause: name }) => {
    const outcome = outcomes.find(({ asked }) => asked.cause === name)?.outcome
    const lines = file.placed.filter((line) => line.cause === name)
    if (outcome === undefined || outcome === 'ignored') return lines.length === 0 ? undefined : !isRefusal(lines)
    return outcome === 'accepted'
  })
  const known = results.filter((result) => result !== undefined)
  return known.length === 0 ? undefined : known.every(Boolean)
}

const isRefusal = (lines: NonNullable<CaseRun['file']>['placed']): boolean =>
  lines.some(({ event }) => event.type === 'request-refused')
