import type { RequestedCommand } from '../../domain/commands/command.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { contextFor, readCaseRun } from '../case/case-run.ts'
import { prefetch } from '../case/prefetch.ts'
import { handle } from '../decisions/handle.ts'
import { readRecord } from '../decisions/read-record.ts'
import { afterDecision, restoreCard } from '../follow-up/after-decision.ts'
import { actionItemOf, closeActionItem } from '../follow-up/closed-action-item.ts'
import { caseOfBranch, followPullRequest } from '../follow-up/improvement-pull-requests.ts'
import { openFollowUpCases } from '../follow-up/open-follow-up-cases.ts'
import { commandsFromSignal } from '../inbox/commands-from-signal.ts'
import { askedOnceMore } from '../inbox/repeated-moves.ts'
import type { Signal, SignalOf } from '../inbox/signal.ts'
import { opensFirst, unformedReport } from '../inbox/unformed-report.ts'
import { mayWorkHere } from '../messages/admission.ts'
import { redirectRestrictedReport } from '../messages/redirect-restricted-report.ts'
import { reportLostLedger } from '../messages/report-lost-ledger.ts'
import { reportUncounted } from '../messages/report-unrecorded.ts'
import { tellRevision } from '../messages/tell-revision.ts'
import { checkPolicyProposal } from '../policy/check-policy-proposal.ts'
import { checkRunbooks } from '../policy/check-runbooks.ts'
import { onAdopt, onMerged, replyNoPolicyInForce } from '../policy/on-adopt.ts'
import type { IssueSeen, RepositoryName, ScreenChange } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { catchUp } from '../rounds/catch-up.ts'
import type { KnownScreen } from '../screen/known-screen.ts'
import { onArrived, onRelocated } from './on-relocated.ts'

/** One thing that happened on GitHub, followed to its end: judged, recorded, shown. */
export async function onSignal(ports: Ports, signal: Signal): Promise<void> {
  if (!(await mayWorkHere(ports, signal))) return
  switch (signal.kind) {
    case 'policy-changed':
      ports.policies.forget()
      return prefetch(ports)
    case 'people-changed':
      ports.people.forget()
      return prefetch(ports)
    case 'runbooks-changed':
      ports.runbooks.forget()
      return prefetch(ports)
    case 'comment':
      await onAdopt(ports, signal)
      return onWords(ports, signal, { comment: signal.comment })
    case 'issue-opened':
      await onAdopt(ports, signal)
      return onWords(ports, signal, {})
    case 'relocated':
      return onRelocated(ports, signal)
    case 'arrived':
      return onArrived(ports, signal)
    case 'issue-edited':
    case 'comment-edited':
      return onWords(ports, signal, {})
    case 'label':
      return onLabel(ports, signal)
    case 'closed':
    case 'reopened':
      return onState(ports, signal)
    case 'column':
      return onColumn(ports, signal)
    case 'pull-request':
      return onPullRequest(ports, signal)
  }
}

type OfIssue = Extract<Signal, { issue: IssueSeen }>

const addressOf = ({ repository, issue }: OfIssue): CaseAddress => ({
  repository: { owner: repository.owner, name: repository.name, id: repository.id },
  issue,
})

async function onWords(ports: Ports, signal: OfIssue, shown: KnownScreen): Promise<void> {
  const inForce = await ports.policies.of(signal.repository)
  if (inForce === undefined)
    return (await replyNoPolicyInForce(ports, signal)) ? onWords(ports, signal, shown) : undefined
  const asked = await wordsOf(ports, inForce, signal)
  if (asked.length === 0)
    return signal.kind === 'issue-opened'
      ? redirectRestrictedReport(ports, inForce, signal.repository, signal.issue)
      : undefined
  const address = addressOf(signal)
  const recorded = { ...address, issue: signal.issue }
  if (signal.kind === 'issue-opened' && (await reportLostLedger(ports, inForce, recorded)) === 'lost') return
  const run = await handle(ports, inForce, address, asked)
  if (run.file === undefined) {
    const state = await reportLostLedger(ports, inForce, recorded)
    if (state === 'lost') return
    return state === 'put-back' || opensFirst(signal, asked) ? openAndCatchUp(ports, inForce, signal) : undefined
  }
  // What was just opened is as the delivery shows it; anything older, a redelivery too, may have changed since.
  const known = signal.kind === 'issue-opened' && run.newEvents.length > 0 ? { ...shown, issue: signal.issue } : shown
  await afterDecision(ports, inForce, address, run, known)
  await openFollowUpCases(ports, inForce, address, run)
}

/** Of a report that no form made its issue says what it asks. */
async function wordsOf(ports: Ports, inForce: PolicyInForce, signal: OfIssue): Promise<RequestedCommand[]> {
  const asked = commandsFromSignal(signal, { policy: inForce.rules })
  if (asked.length > 0 || signal.kind !== 'issue-opened') return asked
  // Anyone may press "Redeliver": what was said below it since tells what the issue is for.
  const { repository, issue } = signal
  return unformedReport(ports, inForce, signal, 'event', () =>
    ports.issues.comments({ repository, number: issue.number }),
  )
}

/** Somebody speaks to a report whose opening was lost: it opens, and what was said is heard in its order. */
async function openAndCatchUp(ports: Ports, inForce: PolicyInForce, { repository, issue }: OfIssue): Promise<void> {
  const now = await ports.issues.see({ repository, number: issue.number })
  if (now !== undefined) await catchUp(ports, inForce, repository, now, 'event')
}

/** A label is a request only while the issue still bears it; else somebody was faster, and the ledger says what is shown. */
async function onLabel(ports: Ports, signal: SignalOf<'label'>): Promise<void> {
  const { repository, issue } = signal
  const known = ports.phases.get(keyOf(repository, issue.number))
  if (signal.change === 'added' && known !== undefined && signal.name === `phase: ${known}`) return
  const inForce = await ports.policies.of(repository)
  if (inForce === undefined) return
  const now = await ports.issues.see({ repository, number: issue.number })
  if (now === undefined) return
  if (signal.change === 'added' && /^hikeshi: /i.test(signal.name) && now.labels.includes(signal.name)) {
    const before = await ports.ledger.read(ledgerOf(addressOf(signal)))
    // An issue is a case by its label too, put on later by somebody else perhaps: its author is who reported.
    if (before === undefined) return catchUp(ports, inForce, repository, now, 'event')
  }
  const stands = signal.change === 'added' && now.labels.includes(signal.name)
  const asked = stands ? commandsFromSignal(signal, { policy: inForce.rules }) : []
  await onMove(ports, inForce, signal, now, asked, { kind: 'labeled', at: signal.at, value: signal.name })
}

async function onState(ports: Ports, signal: SignalOf<'closed' | 'reopened'>): Promise<void> {
  const inForce = await ports.policies.of(signal.repository)
  if (inForce === undefined) return
  const now = await ports.issues.see({ repository: signal.repository, number: signal.issue.number })
  if (now === undefined) return
  const measure = actionItemOf(ports, now)
  if (measure !== undefined) {
    const act = signal.kind === 'closed' && now.state === 'closed' ? { actor: signal.actor, at: signal.at } : undefined
    return closeActionItem(ports, inForce, signal.repository, now, measure, act)
  }
  const stands = now.state === (signal.kind === 'closed' ? 'closed' : 'open')
  const asked = stands ? commandsFromSignal(signal, { policy: inForce.rules }) : []
  await onMove(ports, inForce, signal, now, asked, { kind: signal.kind, at: signal.at, value: undefined })
}

async function onMove(
  ports: Ports,
  inForce: PolicyInForce,
  signal: OfIssue,
  issue: IssueSeen,
  asked: readonly RequestedCommand[],
  change: Omit<ScreenChange, 'id' | 'actor'>,
): Promise<void> {
  const address = addressOf(signal)
  const before = await readRecord(ports, inForce, address)
  if (before === undefined) return
  const read = readCaseRun(await contextFor(ports, inForce, []), before)
  if (read.file === undefined) return reportUncounted(ports, inForce, address, asked, before)
  const ref = { repository: signal.repository, number: issue.number }
  const unseen = await askedOnceMore(ports, ref, asked, read, change)
  const run = unseen.length === 0 ? read : await handle(ports, inForce, address, unseen, before)
  await afterDecision(ports, inForce, address, run, { issue })
}

/** A card: it names its issue by itself, and asks only while it still lies where it was put. */
async function onColumn(ports: Ports, signal: SignalOf<'column'>): Promise<void> {
  for (const inForce of await ports.policies.all()) {
    const { board: place } = inForce.rules
    if (inForce.home.owner !== signal.owner || place === undefined) continue
    if ((signal.project ?? place.project) !== place.project) continue
    const card = await ports.board(inForce)?.see(signal.item.id)
    if (card === undefined || !judges(inForce, card.issue.repository)) continue
    const address: CaseAddress = { repository: card.issue.repository, issue: card.issue }
    const before = await readRecord(ports, inForce, address)
    if (before === undefined) return
    const read = readCaseRun(await contextFor(ports, inForce, []), before)
    const process = read.file?.case.process
    const asked =
      card.column === signal.to && process !== undefined
        ? commandsFromSignal(signal, { policy: inForce.rules, process })
        : []
    const ref = { repository: card.issue.repository, number: card.issue.number }
    const change = { kind: 'column', at: signal.at, value: signal.to } as const
    const unseen = await askedOnceMore(ports, ref, asked, read, change)
    const run = unseen.length === 0 ? read : await handle(ports, inForce, address, unseen, before)
    const column = { item: signal.item.id, name: card.column }
    if (run.newEvents.length === 0) return restoreCard(ports, inForce, run, { column })
    return afterDecision(ports, inForce, address, run, { column })
  }
}

async function onPullRequest(ports: Ports, signal: SignalOf<'pull-request'>): Promise<void> {
  await checkRunbooks(ports, signal)
  await checkPolicyProposal(ports, signal)
  const replaced = signal.what === 'closed' && signal.merged ? await onMerged(ports, signal) : undefined
  const place = caseOfBranch(signal.branch)
  if (place === undefined) return
  const { owner } = signal.repository
  const repository = { owner, name: place.repository }
  const inForce = await ports.policies.of(repository)
  if (inForce === undefined || !judges(inForce, repository)) return
  const issue = await ports.issues.see({ repository, number: place.issue })
  if (issue === undefined) return
  const address: CaseAddress = { repository, issue }
  const before = await readRecord(ports, inForce, address)
  if (before === undefined) return
  const read = readCaseRun(await contextFor(ports, inForce, []), before)
  // Anyone may name a branch so: only the pull request that the case itself opened counts.
  if (read.file?.case.pulls[place.pull]?.number !== signal.number) return
  const run = await followPullRequest(ports, inForce, address, read, place.pull)
  await afterDecision(ports, inForce, address, run, { issue })
  if (replaced !== undefined)
    await tellRevision(ports, replaced, inForce, { repository, number: place.issue }, run, place.pull)
}

const keyOf = ({ owner, name }: RepositoryName, issue: number): string => `${owner}/${name}#${issue}`

/** Whether this policy has cases in that repository. */
function judges({ rules: policy, home }: PolicyInForce, { owner, name }: RepositoryName): boolean {
  return (
    owner === home.owner &&
    Object.values(policy.processes).some((process) => policy.repositories[process.repository] === name)
  )
}
