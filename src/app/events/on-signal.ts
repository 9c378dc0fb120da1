import type { Asked } from '../../domain/commands/command.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { warm } from '../case/prefetch.ts'
import { contextFor, handle, readHandled } from '../decisions/handle.ts'
import { readRecord } from '../decisions/read-record.ts'
import { finish, heal } from '../follow-up/after-decision.ts'
import { closeMeasure, measureOf } from '../follow-up/closed-action-item.ts'
import { caseOfBranch, followPullRequest } from '../follow-up/improvement-pull-requests.ts'
import { openFollowers } from '../follow-up/open-follow-up-cases.ts'
import { askedFrom } from '../inbox/commands-from-signal.ts'
import { askedOnceMore } from '../inbox/repeated-moves.ts'
import type { Signal, SignalOf } from '../inbox/signal.ts'
import { opensFirst, unformedReport } from '../inbox/unformed-report.ts'
import { mayWorkHere } from '../messages/admission.ts'
import { sayElsewhere } from '../messages/redirect-restricted-report.ts'
import { tellLostRecord } from '../messages/report-lost-ledger.ts'
import { sayUncounted } from '../messages/report-unrecorded.ts'
import { tellRevision } from '../messages/tell-revision.ts'
import { checkPolicyProposal } from '../policy/check-policy-proposal.ts'
import { checkRunbooks } from '../policy/check-runbooks.ts'
import { onAdopt, onMerged, sayUnadopted } from '../policy/on-adopt.ts'
import type { IssueSeen, RepositoryName, ScreenChange } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'
import { catchUp } from '../rounds/catch-up.ts'
import type { Shown } from '../screen/reconcile-screen.ts'

/** One thing that happened on GitHub, followed to its end: judged, recorded, shown. */
export async function onSignal(world: World, signal: Signal): Promise<void> {
  if (!(await mayWorkHere(world, signal))) return
  switch (signal.kind) {
    case 'policy-changed':
      world.policies.forget()
      return warm(world)
    case 'people-changed':
      world.people.forget()
      return warm(world)
    case 'runbooks-changed':
      world.runbooks.forget()
      return warm(world)
    case 'comment':
      await onAdopt(world, signal)
      return onWords(world, signal, { comment: signal.comment })
    case 'issue-opened':
      await onAdopt(world, signal)
      return onWords(world, signal, {})
    case 'issue-edited':
    case 'comment-edited':
      return onWords(world, signal, {})
    case 'label':
      return onLabel(world, signal)
    case 'closed':
    case 'reopened':
      return onState(world, signal)
    case 'column':
      return onColumn(world, signal)
    case 'pull-request':
      return onPullRequest(world, signal)
  }
}

type OfIssue = Extract<Signal, { issue: IssueSeen }>

const addressOf = ({ repository, issue }: OfIssue): CaseAddress => ({
  repository: { owner: repository.owner, name: repository.name, id: repository.id },
  issue,
})

async function onWords(world: World, signal: OfIssue, shown: Shown): Promise<void> {
  const policy = await world.policies.of(signal.repository)
  if (policy === undefined) return sayUnadopted(world, signal)
  const asked = await wordsOf(world, policy, signal)
  if (asked.length === 0)
    return signal.kind === 'issue-opened' ? sayElsewhere(world, policy, signal.repository, signal.issue) : undefined
  const address = addressOf(signal)
  const recorded = { ...address, issue: signal.issue }
  if (signal.kind === 'issue-opened' && (await tellLostRecord(world, policy, recorded))) return
  const handled = await handle(world, policy, address, asked)
  if (handled.file === undefined) {
    if (await tellLostRecord(world, policy, recorded)) return
    return opensFirst(signal, asked) ? openAndCatchUp(world, policy, signal) : undefined
  }
  // What was just opened is as the delivery shows it; anything older, a redelivery too, may have changed since.
  const known = signal.kind === 'issue-opened' && handled.fresh.length > 0 ? { ...shown, issue: signal.issue } : shown
  await finish(world, policy, address, handled, known)
  await openFollowers(world, policy, address, handled)
}

/** Of a report that no form made its issue says what it asks. */
async function wordsOf(world: World, policy: PolicyInForce, signal: OfIssue): Promise<Asked[]> {
  const asked = askedFrom(signal, policy)
  if (asked.length > 0 || signal.kind !== 'issue-opened') return asked
  return unformedReport(world, policy, signal, 'event', async () => [])
}

/** Somebody speaks to a report whose opening was lost: it opens, and what was said is heard in its order. */
async function openAndCatchUp(world: World, policy: PolicyInForce, { repository, issue }: OfIssue): Promise<void> {
  const now = await world.issues.see({ repository, number: issue.number })
  if (now !== undefined) await catchUp(world, policy, repository, now, 'event')
}

/** A label is a request only while the issue still bears it; else somebody was faster, and the ledger says what is shown. */
async function onLabel(world: World, signal: SignalOf<'label'>): Promise<void> {
  const { repository, issue } = signal
  const known = world.phases.get(keyOf(repository, issue.number))
  if (signal.change === 'added' && known !== undefined && signal.name === `phase: ${known}`) return
  const policy = await world.policies.of(repository)
  if (policy === undefined) return
  const now = await world.issues.see({ repository, number: issue.number })
  if (now === undefined) return
  if (signal.change === 'added' && /^hikeshi: /i.test(signal.name) && now.labels.includes(signal.name)) {
    const before = await world.ledger.read(ledgerOf(addressOf(signal)))
    // An issue is a case by its label too, put on later by somebody else perhaps: its author is who reported.
    if (before === undefined) return catchUp(world, policy, repository, now, 'event')
  }
  const stands = signal.change === 'added' && now.labels.includes(signal.name)
  const asked = stands ? askedFrom(signal, { policy: policy.policy }) : []
  await onMove(world, policy, signal, now, asked, { kind: 'labeled', at: signal.at, value: signal.name })
}

async function onState(world: World, signal: SignalOf<'closed' | 'reopened'>): Promise<void> {
  const policy = await world.policies.of(signal.repository)
  if (policy === undefined) return
  const now = await world.issues.see({ repository: signal.repository, number: signal.issue.number })
  if (now === undefined) return
  const measure = measureOf(world, now)
  if (measure !== undefined) {
    const act = signal.kind === 'closed' && now.state === 'closed' ? { actor: signal.actor, at: signal.at } : undefined
    return closeMeasure(world, policy, signal.repository, now, measure, act)
  }
  const stands = now.state === (signal.kind === 'closed' ? 'closed' : 'open')
  const asked = stands ? askedFrom(signal, { policy: policy.policy }) : []
  await onMove(world, policy, signal, now, asked, { kind: signal.kind, at: signal.at, value: undefined })
}

async function onMove(
  world: World,
  policy: PolicyInForce,
  signal: OfIssue,
  issue: IssueSeen,
  asked: readonly Asked[],
  change: Omit<ScreenChange, 'id' | 'actor'>,
): Promise<void> {
  const address = addressOf(signal)
  const before = await readRecord(world, policy, address)
  if (before === undefined) return
  const read = readHandled(await contextFor(world, policy, []), before)
  if (read.file === undefined) return sayUncounted(world, policy, address, asked, before)
  const ref = { repository: signal.repository, number: issue.number }
  const unseen = await askedOnceMore(world, ref, asked, read, change)
  const handled = unseen.length === 0 ? read : await handle(world, policy, address, unseen, before)
  await finish(world, policy, address, handled, { issue })
}

/** A card: it names its issue by itself, and asks only while it still lies where it was put. */
async function onColumn(world: World, signal: SignalOf<'column'>): Promise<void> {
  for (const policy of await world.policies.all()) {
    const { board: place } = policy.policy
    if (policy.home.owner !== signal.owner || place === undefined) continue
    if ((signal.project ?? place.project) !== place.project) continue
    const card = await world.board(policy)?.see(signal.item.id)
    if (card === undefined || !judges(policy, card.issue.repository)) continue
    const address: CaseAddress = { repository: card.issue.repository, issue: card.issue }
    const before = await readRecord(world, policy, address)
    if (before === undefined) return
    const read = readHandled(await contextFor(world, policy, []), before)
    const process = read.file?.case.process
    const asked =
      card.column === signal.to && process !== undefined ? askedFrom(signal, { policy: policy.policy, process }) : []
    const ref = { repository: card.issue.repository, number: card.issue.number }
    const change = { kind: 'column', at: signal.at, value: signal.to } as const
    const unseen = await askedOnceMore(world, ref, asked, read, change)
    const handled = unseen.length === 0 ? read : await handle(world, policy, address, unseen, before)
    const column = { item: signal.item.id, name: card.column }
    if (handled.fresh.length === 0) return heal(world, policy, handled, { column })
    return finish(world, policy, address, handled, { column })
  }
}

async function onPullRequest(world: World, signal: SignalOf<'pull-request'>): Promise<void> {
  await checkRunbooks(world, signal)
  await checkPolicyProposal(world, signal)
  const replaced = signal.what === 'closed' && signal.merged ? await onMerged(world, signal) : undefined
  const place = caseOfBranch(signal.branch)
  if (place === undefined) return
  const { owner } = signal.repository
  const repository = { owner, name: place.repository }
  const policy = await world.policies.of(repository)
  if (policy === undefined || !judges(policy, repository)) return
  const issue = await world.issues.see({ repository, number: place.issue })
  if (issue === undefined) return
  const address: CaseAddress = { repository, issue }
  const before = await readRecord(world, policy, address)
  if (before === undefined) return
  const read = readHandled(await contextFor(world, policy, []), before)
  // Anyone may name a branch so: only the pull request that the case itself opened counts.
  if (read.file?.case.pulls[place.pull]?.number !== signal.number) return
  const handled = await followPullRequest(world, policy, address, read, place.pull)
  await finish(world, policy, address, handled, { issue })
  if (replaced !== undefined)
    await tellRevision(world, replaced, policy, { repository, number: place.issue }, handled, place.pull)
}

const keyOf = ({ owner, name }: RepositoryName, issue: number): string => `${owner}/${name}#${issue}`

/** Whether this policy has cases in that repository. */
function judges({ policy, home }: PolicyInForce, { owner, name }: RepositoryName): boolean {
  return (
    owner === home.owner &&
    Object.values(policy.processes).some((process) => policy.repositories[process.repository] === name)
  )
}
