import { readAdopt } from '../../domain/commands/read-adopt.ts'
import { isApp, isTrustedApp } from '../../domain/policy/trusted-app.ts'
import { isOwnLabel, isSameLabel } from '../../domain/screen/own-labels.ts'
import { marksOf } from '../../domain/screen/projection.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { prefetch } from '../case/prefetch.ts'
import { byWayOf } from '../inbox/by-way-of.ts'
import { cause } from '../inbox/cause.ts'
import { commandsFromSignal } from '../inbox/commands-from-signal.ts'
import type { Signal, SignalOf } from '../inbox/signal.ts'
import { isPlaceForCases, mayWorkHere } from '../messages/admission.ts'
import { actionItemOf, closeActionItem } from '../pipeline/close-action-item.ts'
import type { Depth, OfIssue } from '../pipeline/look.ts'
import { judges, type OnCase, withPolicy } from '../pipeline/on-case.ts'
import { runCase } from '../pipeline/run-case.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'
import { asNamed, mayBeRenamed, renamedIn } from '../screen/as-named.ts'

/** Most events ask for none of these: the first that does loads it. */
const adoptions = () => import('../policy/on-adopt.ts')
const relocations = () => import('../rounds/on-relocated.ts')
const machines = () => import('./on-machine-report.ts')
const pullRequests = () => import('../pipeline/on-pull-request.ts')

/**
 * One thing that happened on GitHub, followed to its end: judged, recorded, shown. `depth`: how far its case is looked at
 * beside it. Undefined where it concerns no case.
 */
export async function onSignal(ports: Ports, told: Signal, depth: Depth): Promise<OnCase | undefined> {
  const signal = await asNamedHere(ports, told)
  if (signal === undefined) return undefined
  if (signal.kind === 'issue-opened' && isApp(signal.actor) && !(await isHeard(ports, signal))) return undefined
  // An alert of a public repository opens a case in another one, which is looked at then.
  const isAlert = signal.kind === 'machine-report' && signal.from !== 'dispatch'
  if (!isAlert && !(await mayWorkHere(ports, signal))) return undefined
  switch (signal.kind) {
    case 'policy-changed':
      ports.policies.forget()
      return onSettings(ports)
    case 'people-changed':
      ports.people.forget()
      return onSettings(ports)
    case 'runbooks-changed':
      ports.runbooks.forget()
      return onSettings(ports)
    case 'comment':
    case 'issue-opened':
      if (!isApp(signal.actor)) await onAdoption(ports, signal)
      return onWords(ports, signal, depth)
    case 'relocated':
      await (await relocations()).onRelocated(ports, signal)
      return undefined
    case 'arrived':
      await (await relocations()).onArrived(ports, signal)
      return undefined
    case 'issue-edited':
    case 'comment-edited':
    case 'comment-deleted':
      return onWords(ports, signal, depth)
    case 'label':
    case 'closed':
    case 'reopened':
      return onScreen(ports, signal, depth)
    case 'column':
      return onColumn(ports, signal, depth)
    case 'machine-report':
      await (await machines()).onMachineReport(ports, signal)
      return undefined
    case 'pull-request':
      return (await pullRequests()).onPullRequest(ports, signal, depth)
  }
}

/** By the names that the app gave its labels; undefined: a label that is none of them. */
async function asNamedHere(ports: Ports, signal: Signal): Promise<Signal | undefined> {
  if (!('issue' in signal)) return signal
  const isForeign = signal.kind === 'label' && !isOwnLabel(signal.name)
  if (!isForeign && !mayBeRenamed(signal.issue)) return signal
  const { repository } = signal
  const inForce = await ports.policies.of(repository)
  if (inForce === undefined) return isForeign ? undefined : signal
  const issue = asNamed(inForce.rules, repository.name, signal.issue)
  if (!isForeign) return { ...signal, issue }
  if (marksOf(inForce.rules).some((mark) => isSameLabel(mark, signal.name))) return { ...signal, issue }
  const [renamed] = renamedIn(inForce.rules, repository.name, [signal.look])
  if (renamed === undefined) return undefined
  // By one name in whatever way it comes, or the same act would be two.
  const named = cause.label(renamed.was, signal.change, signal.actor.id, signal.at)
  return { ...signal, issue, name: renamed.was, cause: named }
}

/** Of what apps open, only the reports of those that the policy trusts; the app's own issues cost nothing. */
async function isHeard(ports: Ports, { actor, repository }: SignalOf<'issue-opened'>): Promise<boolean> {
  if (actor.id === ports.self.id) return false
  const inForce = await ports.policies.of(repository)
  return inForce !== undefined && isTrustedApp(inForce.rules, actor)
}

async function onAdoption(ports: Ports, signal: SignalOf<'comment' | 'issue-opened'>): Promise<void> {
  const comment = signal.kind === 'comment' ? signal.comment : undefined
  if (readAdopt((comment ?? signal.issue).body) === undefined) return
  await (await adoptions()).onAdopt(ports, { ...signal, comment })
}

async function onSettings(ports: Ports): Promise<undefined> {
  await prefetch(ports)
}

const addressOf = ({ repository, issue }: OfIssue): CaseAddress => ({
  repository: { owner: repository.owner, name: repository.name, id: repository.id },
  issue,
})

async function onWords(ports: Ports, signal: OfIssue, depth: Depth): Promise<OnCase | undefined> {
  const inForce = await ports.policies.of(signal.repository)
  if (inForce === undefined) {
    const { replyNoPolicyInForce } = await adoptions()
    return (await replyNoPolicyInForce(ports, signal)) ? onWords(ports, signal, depth) : undefined
  }
  const isNothing = signal.kind !== 'issue-opened' && commandsFromSignal(signal, { policy: inForce.rules }).length === 0
  if (depth === 'told' && isNothing) return undefined
  const look = {
    depth,
    told: { kind: 'signal', signal },
    came: 'round',
    issue: undefined,
    column: undefined,
    together: undefined,
  } as const
  return withPolicy(inForce, signal.issue.number, await runCase(ports, inForce, addressOf(signal), look))
}

/** A label or the state; of an action item, the state is its owner's word or somebody's who confirms it. */
async function onScreen(
  ports: Ports,
  signal: SignalOf<'label' | 'closed' | 'reopened'>,
  depth: Depth,
): Promise<OnCase | undefined> {
  const { repository, issue } = signal
  const known = ports.memory.phases.get(keyOf(repository, issue.number))
  const agrees =
    signal.kind === 'label' && signal.change === 'added' && known !== undefined && signal.name === `phase: ${known}`
  if (depth === 'told' && agrees) return undefined
  const inForce = await ports.policies.of(repository)
  if (inForce === undefined) return undefined
  const now = await ports.issues.see({ repository, number: issue.number })
  if (now === undefined) return undefined
  const item = signal.kind === 'label' ? undefined : actionItemOf(ports, now)
  if (item !== undefined) {
    const isAsked = signal.kind === 'closed' && now.state === 'closed'
    await closeActionItem(ports, inForce, repository, now, item, isAsked ? await closing(ports, signal) : undefined)
    return undefined
  }
  const look = {
    depth,
    told: { kind: 'signal', signal },
    came: 'round',
    issue: now,
    column: undefined,
    together: undefined,
  } as const
  return withPolicy(inForce, issue.number, await runCase(ports, inForce, addressOf(signal), look))
}

/**
 * The account that closed the issue of an action item, and the app in between: the item's own timeline tells, not that of
 * the case.
 */
async function closing(ports: Ports, { repository, issue, actor, at }: SignalOf<'closed'>) {
  const changes = await ports.issues.changes({ repository, number: issue.number })
  return { actor, at, via: byWayOf(changes, { actor, at }) }
}

/** A card: it names its issue by itself, and asks only while it still lies where it was put. */
async function onColumn(ports: Ports, signal: SignalOf<'column'>, depth: Depth): Promise<OnCase | undefined> {
  for (const inForce of await ports.policies.all()) {
    const { board: place } = inForce.rules
    if (inForce.home.owner !== signal.owner || place === undefined) continue
    if ((signal.project ?? place.project) !== place.project) continue
    const board = ports.board(inForce)
    const card = await board?.see(signal.item.id)
    if (card === undefined || !judges(inForce, card.issue.repository)) continue
    const { repository, number, whole } = card.issue
    const issue = whole && asNamed(inForce.rules, repository.name, whole)
    if (!(await isPlaceForCases(ports, inForce, repository))) return undefined
    const column = { item: signal.item.id, name: card.column, changedAt: card.changedAt }
    const to = signal.to === undefined ? undefined : board?.named(signal.to)
    const told = { kind: 'signal', signal: { ...signal, to } } as const
    const look = { depth, told, came: 'round', issue, column, together: undefined } as const
    return withPolicy(inForce, number, await runCase(ports, inForce, { repository, issue: card.issue }, look))
  }
  return undefined
}

const keyOf = ({ owner, name }: RepositoryName, issue: number): string => `${owner}/${name}#${issue}`
