import type { Answered } from '../../domain/commands/answered.ts'
import { type Command, kindOf, type RequestedCommand } from '../../domain/commands/command.ts'
import { inPlace } from '../../domain/commands/corrected-line.ts'
import { commandLines, type ReadCommand, readCommands } from '../../domain/commands/read-commands.ts'
import {
  askedByEdit,
  deletedComment,
  type GoneLine,
  goneByEdit,
  isUnreadable,
} from '../../domain/commands/unreadable.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { intakeAmongFew } from '../../domain/policy/intake-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { cause } from './cause.ts'
import { askedByClosing, askedByColumn, askedByLabel, askedByNoLabel, askedByReopening } from './doors.ts'
import { elsewhere, openedHere } from './elsewhere.ts'
import { openingOf, readingsOf } from './form-answers.ts'
import type { Act, Signal, SignalOf } from './signal.ts'

export interface SignalContext {
  policy: Policy
  /** The process of the case, where it is known; a column means nothing without it. */
  process?: string
}

/**
 * The commands that a signal asks of a case, in order; nothing where the issue is no case, or GitHub only needs to be put
 * right.
 */
export function commandsFromSignal(
  signal: Signal,
  { policy, process = labelledProcess(signal, policy) }: SignalContext,
): RequestedCommand[] {
  const context: SignalContext = { policy, ...(process === undefined ? {} : { process }) }
  switch (signal.kind) {
    case 'comment':
      return fromComment(signal, context)
    case 'comment-edited':
      return corrections(signal, context)
    case 'comment-deleted':
      return [asked(signal, 'comment', deletedComment(signal.comment.author.login))]
    case 'label':
      return fromLabel(signal, context)
    case 'column':
      return fromColumn(signal, context)
    case 'closed':
      return [asked(signal, 'issue', askedByClosing(signal.as))]
    case 'reopened':
      return [asked(signal, 'issue', askedByReopening())]
    case 'issue-opened': {
      const command = openedHere(
        context.policy,
        signal.repository.name,
        openingOf(context.policy, signal.issue, signal.at),
      )
      return command === undefined || elsewhere(context.policy, signal.repository.name, command) !== undefined
        ? []
        : [asked(signal, 'form', command)]
    }
    case 'issue-edited':
      return fromEdit(signal, context)
    // Of what moved, the record is told by itself.
    case 'relocated':
    case 'arrived':
    case 'pull-request':
    case 'policy-changed':
    case 'machine-report':
    case 'people-changed':
    case 'runbooks-changed':
      return []
  }
}

/** By its label, which decides no more than whose phase is meant where two processes have one of the same name. */
function labelledProcess(signal: Signal, policy: Policy): string | undefined {
  const labels = 'issue' in signal ? signal.issue.labels : []
  return Object.keys(policy.processes).find((id) => labels.includes(caseLabel(id)))
}

function asked(
  act: Act,
  door: RequestedCommand['door'],
  command: Command,
  more: { at?: string; cause?: string } = {},
): RequestedCommand {
  return {
    command,
    actor: { id: act.actor.id, login: act.actor.login },
    at: more.at ?? act.at,
    door,
    cause: more.cause ?? act.cause,
    via: act.via,
  }
}

const surroundings = (now: string, { policy, process }: SignalContext) => ({
  now,
  timeZone: policy['time-zone'],
  ...(process === undefined ? {} : { process }),
})

function fromComment(signal: SignalOf<'comment'>, context: SignalContext): RequestedCommand[] {
  return readCommands(signal.comment.body, context.policy, surroundings(signal.at, context)).map(
    ({ command, index, at }) =>
      asked(signal, 'comment', command, {
        ...(at === undefined ? {} : { at }),
        cause: cause.command(signal.cause, index),
      }),
  )
}

/**
 * The commands that an edited comment holds now and did not before. Facts that it records are corrections; anything else that
 * it asks for was done once and for all, or is to be asked for anew.
 */
function corrections(signal: SignalOf<'comment-edited'>, context: SignalContext): RequestedCommand[] {
  // Compared as of when it was written, so that `now` in both is the same; what is new was said by the edit.
  const { body, createdAt } = signal.comment
  const before = readCommands(signal.before, context.policy, surroundings(createdAt, context))
  // Somebody who edits words of another makes no request of his.
  if (before.length === 0 && signal.actor.id !== signal.comment.author.id) return []
  const then = readCommands(body, context.policy, surroundings(createdAt, context))
  const now = readCommands(body, context.policy, surroundings(signal.at, context))
  const lines = commandLines(body, context.policy)
  const formerly = inPlace(before, then, (command) => kindOf(command).whenEdited === 'again')
  const said = new Set(before.map(({ command, at }) => JSON.stringify([command, at])))
  const gone = goneFrom(signal.before, before, now, context.policy)
  const told =
    gone.length === 0 ? [] : [asked(signal, 'comment', goneByEdit(gone), { cause: cause.gone(signal.cause) })]
  const corrected = now.flatMap((read, at): RequestedCommand[] => {
    const as = then[at]
    if (as !== undefined && said.has(JSON.stringify([as.command, as.at]))) return []
    const line = lines.get(read.index) ?? ''
    const correction = correctionOf(
      read,
      as?.command,
      before.map(({ command }) => command),
      line,
    )
    const stated = read.at === undefined ? {} : { at: read.at }
    const former = formerly.get(at)
    return correction === undefined
      ? []
      : [
          {
            ...asked(signal, 'comment', correction, { cause: cause.command(signal.cause, read.index), ...stated }),
            ...(former === undefined ? {} : { inPlaceOf: { command: former.command, at: former.at } }),
          },
        ]
  })
  return [...corrected, ...told]
}

/**
 * The lines that an edit took out of a comment, and put nothing of their kind in place of: they were carried out, and
 * whoever deletes them may take that for undone.
 */
function goneFrom(
  body: string,
  before: readonly ReadCommand[],
  now: readonly ReadCommand[],
  policy: Policy,
): readonly GoneLine[] {
  const lines = commandLines(body, policy)
  const left = now.map(({ command }) => command)
  const gone: GoneLine[] = []
  for (const { command, index } of before) {
    if (isUnreadable(command) || kindOf(command).whenEdited === 'question') continue
    const at = left.findIndex((one) => isInPlaceOf(one, command))
    const { correctedBy } = kindOf(command)
    if (at === -1) gone.push({ line: lines.get(index) ?? '', correctedBy })
    // One record may hold what several said.
    else if (command.kind !== 'record') left.splice(at, 1)
  }
  return gone.filter(({ line }) => line !== '')
}

/** A slip of the same command is answered by itself. */
const isInPlaceOf = (one: Command, command: Command): boolean =>
  isUnreadable(one) ? nameOf(command).includes(one.name) : one.kind === command.kind && saysAll(one, command)

const nameOf = (command: Command): readonly string[] =>
  command.kind === 'record' ? FACTS : command.kind === 'move' ? ['phase'] : [command.kind]

/** Of a record, every field that stood there, unless one is named now that nobody knows: that is answered. */
const saysAll = (one: Command, command: Command): boolean =>
  one.kind !== 'record' ||
  command.kind !== 'record' ||
  one.unknown.length > 0 ||
  command.answers.every(({ field }) => one.answers.some((other) => other.field === field))

function correctionOf(
  { command }: { command: Command },
  then: Command | undefined,
  before: readonly Command[],
  line: string,
): Command | undefined {
  const anew = askedByEdit(line)
  if (command.kind === 'record') return correctedFacts(command, then, before) ?? (isFactual(before) ? undefined : anew)
  if (command.kind === 'contain')
    return before.some(({ kind }) => kind === 'contain') ? { ...command, isCorrection: true } : anew
  const { whenEdited } = kindOf(command)
  if (whenEdited === 'again') return before.some(({ kind }) => kind === command.kind) ? command : anew
  // Nothing hangs on a question, and whoever adds one waits for its answer.
  if (whenEdited === 'question') return command
  return isUnreadable(command) ? command : anew
}

type Recording = Extract<Command, { kind: 'record' }>

/** Facts stood there before, or were tried and could not be read: those may be put right, too. */
const isFactual = (before: readonly Command[]): boolean =>
  before.some(
    (one) => one.kind === 'record' || (isUnreadable(one) && FACTS.includes(one.name) && one.slip === undefined),
  )

/** The facts that an edited record says and did not say before; undefined where there are none. */
function correctedFacts(
  command: Recording,
  then: Command | undefined,
  before: readonly Command[],
): Recording | undefined {
  if (!isFactual(before)) return undefined
  const facts = before.flatMap((one) => (one.kind === 'record' ? [one] : []))
  const known = new Set(facts.flatMap((one) => one.answers.map(identity)))
  const named = new Set(facts.flatMap((one) => one.unknown))
  const thens = then?.kind === 'record' ? then.answers : []
  const answers = command.answers.filter((_, which) => !known.has(identity(thens[which])))
  const unknown = command.unknown.filter((name) => !named.has(name))
  const twice = command.twice ?? []
  if (answers.length + unknown.length + twice.length === 0) return undefined
  return { kind: 'record', answers, unknown, ...(twice.length === 0 ? {} : { twice }) }
}

const FACTS: readonly string[] = ['record', 'set']

const identity = (answer: Answered | undefined): string => JSON.stringify([answer?.field, answer?.value])

/** A label that is taken off changes nothing: it is put back by what the ledger says, and that is told. */
function fromLabel(signal: SignalOf<'label'>, { policy, process }: SignalContext): RequestedCommand[] {
  const command =
    signal.change === 'removed'
      ? askedByNoLabel(policy, signal.name, signal.issue.labels)
      : askedByLabel(policy, process, signal.name)
  return command === undefined ? [] : [asked(signal, 'label', command)]
}

function fromColumn(signal: SignalOf<'column'>, { policy, process }: SignalContext): RequestedCommand[] {
  const { board } = policy
  if (board === undefined || signal.to === undefined) return []
  if ((signal.project ?? board.project) !== board.project || (signal.field ?? board.field) !== board.field) return []
  const command = askedByColumn(policy, process, signal.to)
  return command === undefined ? [] : [asked(signal, 'board', command)]
}

/** Only what the edit itself changed: a fact that was corrected since must not fall back to what the form once said. */
function fromEdit(signal: SignalOf<'issue-edited'>, { policy }: SignalContext): RequestedCommand[] {
  const { issue, before } = signal
  const readAt = (body: string, now: string) => readingsOf(policy, { body, labels: issue.labels }, now)
  const now = readAt(issue.body, signal.at)
  const old = before === undefined ? undefined : readAt(before, issue.createdAt)
  // A text that is left then is no answer of the form: it replaces none of those that were given.
  const isGone = now?.bare === true && issue.body !== before
  if (isGone && before !== undefined && old?.bare !== true)
    return [asked(signal, 'form', { kind: 'correct', answers: [], bare: issue.body.trim() })]
  // Of words that answer no form none are kept where few may read them (R8-2).
  if (now?.bare === true && intakeAmongFew(policy, signal.repository.name) === now.process) return []
  const then = readAt(issue.body, issue.createdAt)?.answers ?? []
  const known = new Set((old?.answers ?? []).map(identity))
  const answers = (before === undefined ? then : (now?.answers ?? [])).filter((_, at) => !known.has(identity(then[at])))
  const already = old?.repeated ?? []
  const repeated = (now?.repeated ?? []).filter((field) => !already.includes(field))
  const more = before === undefined ? '' : addedTo(old?.extra, now?.extra)
  if (answers.length + repeated.length === 0 && more === '') return []
  const command = {
    ...{ kind: 'correct' as const, answers },
    ...(repeated.length === 0 ? {} : { repeated }),
    ...(more === '' ? {} : { more }),
  }
  return [asked(signal, 'form', command)]
}

/** The lines of the words beside the answers that were not among them before. */
function addedTo(before: string | undefined, now: string | undefined): string {
  const known = new Set((before ?? '').split('\n').map((line) => line.trim()))
  return (now ?? '')
    .split('\n')
    .filter((line) => !known.has(line.trim()))
    .join('\n')
    .trim()
}
