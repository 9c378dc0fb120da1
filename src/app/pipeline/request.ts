import { isRefusal } from '../../domain/case/is-refusal.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { isUnreadable } from '../../domain/commands/unreadable.ts'
import { isApp } from '../../domain/policy/trusted-app.ts'
import { project } from '../../domain/screen/projection.ts'
import type { CaseFile } from '../case/case-file.ts'
import { cause } from '../inbox/cause.ts'
import { commandsFromSignal } from '../inbox/commands-from-signal.ts'
import { withItsLines } from '../inbox/deleted-comment.ts'
import { askedOnceMore } from '../inbox/repeated-moves.ts'
import type { IssueAct, SignalOf } from '../inbox/signal.ts'
import { opensFirst, unformedReport } from '../inbox/unformed-report.ts'
import { unhandledMoves } from '../inbox/unhandled-moves.ts'
import { unhandledOpening } from '../inbox/unhandled-opening.ts'
import { unhandledTexts } from '../inbox/unhandled-texts.ts'
import type { CommentSeen, ScreenChange } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { type Look, mayHaveBeenMissed, type OfIssue } from './look.ts'
import type { Observed } from './observe.ts'

/** The requests on a case: by the delivery itself, and all that is to be decided, in its order. */
export interface Requests {
  own: readonly RequestedCommand[]
  asked: readonly RequestedCommand[]
}

/** The requests that open the case: told just now, or found because nobody heard of it. */
export async function openingRequests(
  ports: Ports,
  inForce: PolicyInForce,
  look: Look,
  { address, issue, comments }: Observed,
): Promise<readonly RequestedCommand[]> {
  const { told, came } = look
  if (told.kind === 'asked') return told.asked.some(({ command }) => command.kind === 'open') ? told.asked : []
  const ref = { repository: address.repository, number: address.issue.number }
  const allComments = async () => comments ?? (await ports.issues.comments(ref))
  if (told.kind === 'signal' && told.signal.kind === 'issue-opened') {
    const { signal } = told
    // An app fills in no form, whatever its text looks like.
    const formed = isApp(signal.actor) ? [] : commandsFromSignal(signal, { policy: inForce.rules })
    // Anyone may press "Redeliver": what was said below it since tells what the issue is for.
    return formed.length > 0 ? formed : unformedReport(ports, inForce, signal, 'event', allComments)
  }
  if (issue === undefined || !mayHaveBeenMissed(look)) return []
  const repository = repositoryOf(address)
  const isSpokenTo = told.kind === 'signal' && speaksToIt(told.signal, inForce)
  return unhandledOpening(ports, inForce, {
    ...{ repository, issue, came: isSpokenTo ? 'event' : came, comments: allComments },
  })
}

/** Somebody commands something of it, or labels it for a process: that tells what it is for. */
const speaksToIt = (signal: OfIssue | SignalOf<'column'>, { rules }: PolicyInForce): boolean =>
  signal.kind === 'label'
    ? signal.change === 'added' && /^hikeshi: /i.test(signal.name)
    : opensFirst(signal, commandsFromSignal(signal, { policy: rules }))

/** Everything that is asked of a case that is there. What a delivery told counts as it was told: nobody need look for it. */
export async function requestsOf(
  ports: Ports,
  inForce: PolicyInForce,
  look: Look,
  seen: Observed & { run: { file: CaseFile } },
): Promise<Requests> {
  const { address, issue, comments, run, column } = seen
  const { file, context } = run
  const told = toldIn(inForce, look, seen).flatMap((one) => withItsLines(one, file) ?? [])
  const ref = { repository: address.repository, number: address.issue.number }
  const isDeep = issue !== undefined && comments !== undefined
  const projection = project(context, file.case)
  const moves = isDeep ? await unhandledMoves(ports, inForce, { ref, issue, projection, file, column }) : []
  // A run before this one may have found the same move in the timeline: one move, one name.
  const own = told.map((one) => moves.find((move) => isSame(move, one)) ?? one)
  const change = look.told.kind === 'signal' ? changeOf(look.told.signal) : undefined
  const isFound = own.some((one) => moves.includes(one))
  const acts = change === undefined || isFound ? own : await askedOnceMore(ports, ref, own, run, change)
  const known = new Set([...file.seen, ...own.map((one) => one.cause)])
  const words = isDeep
    ? await unhandledTexts(ports, inForce, { repository: repositoryOf(address), issue, comments }, file, known)
    : []
  const found = [...words, ...moves]
  // Several acts of one second keep the order in which GitHub lists them.
  const delivered = new Map(acts.map((one) => [one.cause, one]))
  const named = new Set(found.map((one) => one.cause))
  const all = [...found.map((one) => delivered.get(one.cause) ?? one), ...acts.filter((one) => !named.has(one.cause))]
  const asked = all.filter((one) => !file.seen.has(one.cause) && !tellsOfNothing(one, file))
  return { own, asked: isDeep ? inOrder(asked, comments) : asked }
}

/** Nothing of it was ever recorded: nobody is told that a line stands which an edit took out of its comment. */
function tellsOfNothing({ command, cause: name }: RequestedCommand, { placed }: CaseFile): boolean {
  if (!isUnreadable(command) || command.gone === undefined) return false
  const comment = /^comment:\d+/.exec(name)?.[0] ?? name
  return !placed.some(
    ({ cause: one, event }) => (one.startsWith(`${comment}#`) || one.startsWith(`${comment}:`)) && !isRefusal(event),
  )
}

/** As people asked: a comment's commands are asked when it is written, whatever time they state for what they tell. */
function inOrder(asked: readonly RequestedCommand[], comments: readonly CommentSeen[]): readonly RequestedCommand[] {
  const written = new Map(comments.map(({ id, createdAt }) => [cause.comment(id), createdAt]))
  const when = ({ cause: name, at }: RequestedCommand): string => written.get(name.replace(/#\d+$/, '')) ?? at
  return [...asked].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0))
}

/** The delivery's own requests; a label, a column and the state ask only while GitHub still shows them. */
export function toldIn(
  { rules }: PolicyInForce,
  { told }: Look,
  { run: { file }, issue, column }: Observed,
): readonly RequestedCommand[] {
  if (told.kind === 'asked') return told.asked
  if (told.kind !== 'signal') return []
  const signal = asRecorded(told.signal, file)
  // Nothing of it was recorded where there is no record.
  if (signal.kind === 'comment-deleted' && file === undefined) return []
  const stands =
    signal.kind === 'label'
      ? issue?.labels.includes(signal.name) === (signal.change === 'added')
      : signal.kind === 'closed' || signal.kind === 'reopened'
        ? issue?.state === (signal.kind === 'closed' ? 'closed' : 'open')
        : signal.kind !== 'column' || column?.name === signal.to
  const process = file?.case.process
  return stands ? commandsFromSignal(signal, { policy: rules, ...(process === undefined ? {} : { process }) }) : []
}

/** An edit that the record has by the name that it had formerly goes on under it. */
function asRecorded<S extends OfIssue | SignalOf<'column'>>(signal: S, file: CaseFile | undefined): S {
  const text =
    signal.kind === 'comment-edited'
      ? signal.comment.body
      : signal.kind === 'issue-edited'
        ? signal.issue.body
        : undefined
  if (text === undefined || file === undefined) return signal
  const former = cause.editedFormerly(signal.cause, text)
  const isThere = [...file.seen].some((name) => name === former || name.startsWith(`${former}#`))
  return isThere ? { ...signal, cause: former } : signal
}

/** How GitHub's timeline shows the move that a delivery told; undefined: it told no move. */
function changeOf(signal: OfIssue | SignalOf<'column'>): Omit<ScreenChange, 'id' | 'actor' | 'via'> | undefined {
  switch (signal.kind) {
    case 'label':
      return { kind: signal.change === 'added' ? 'labeled' : 'unlabeled', at: signal.at, value: signal.name }
    case 'closed':
    case 'reopened':
      return { kind: signal.kind, at: signal.at, value: undefined }
    case 'column':
      return { kind: 'column', at: signal.at, value: signal.to }
    case 'issue-opened':
    case 'issue-edited':
    case 'comment':
    case 'comment-edited':
    case 'comment-deleted':
      return undefined
  }
}

const isSame = (one: RequestedCommand, other: RequestedCommand): boolean =>
  one.door === other.door && JSON.stringify(one.command) === JSON.stringify(other.command)

/** As a delivery would name it; whether few can read it was asked before. */
const repositoryOf = ({ repository: { owner, name, id = 0 } }: Observed['address']): IssueAct['repository'] => ({
  ...{ id, owner, name, private: true, defaultBranch: '' },
})

/** Of what another run was faster with, the record tells; undefined: it asks for nothing, or for what is so already. */
export function becameOf(own: readonly RequestedCommand[], { outcomes, file }: Observed['run']): boolean | undefined {
  const results = own.map(({ cause: name }) => {
    const outcome = outcomes.find(({ asked }) => asked.cause === name)?.outcome
    const lines = file?.placed.filter((line) => line.cause === name) ?? []
    if (outcome !== undefined && outcome !== 'ignored') return outcome === 'accepted'
    return lines.length === 0 ? undefined : !lines.some(({ event }) => isRefusal(event))
  })
  const known = results.filter((result) => result !== undefined)
  return known.length === 0 ? undefined : known.every(Boolean)
}
