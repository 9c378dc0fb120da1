import type { Case } from '../../domain/case/case.ts'
import type { CaseEvent, EventOf, EventType } from '../../domain/case/event.schema.ts'
import { keepsContainment } from '../../domain/case/is-refusal.ts'
import type { Answered } from '../../domain/commands/answered.ts'
import { COMMANDS, type Command } from '../../domain/commands/command.ts'
import type { CommandKind } from '../../domain/commands/command-kind.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** The request, by the lines that it left; the first of them tells which command it was. */
export function acceptedCommand(events: readonly CaseEvent[], before: Case, policy: Policy): Command | undefined {
  const [first] = events
  if (first === undefined) return undefined
  // Containment that somebody has still to confirm is kept as a note.
  if (first.type === 'note-added' && events.some(keepsContainment)) return { kind: 'contain', text: first.text.note }
  if (first.type === 'fact-recorded') return recording(first, events, before, policy)
  return simple(first)
}

function simple<T extends EventType>(event: EventOf<T>): Command | undefined {
  const read: ((event: EventOf<T>) => Command) | undefined = FROM_EVENT[event.type as T]
  return read?.(event)
}

/** Events that follow by themselves, sights of the app, and links between cases are no requests that could be judged again. */
const FROM_EVENT = COMMANDS.reduce<CommandKind<Command>['fromEvent']>(
  (all, { fromEvent }) => Object.assign(all, fromEvent),
  {},
)

/** A fact before a move is the move's reason, or what was done to contain; by itself it was written to be recorded. */
function recording(
  { data, text }: EventOf<'fact-recorded'>,
  events: readonly CaseEvent[],
  before: Case,
  policy: Policy,
): Command | undefined {
  if (data.source === 'derived') return undefined
  const moved = events.find((event) => event.type === 'phase-changed')
  const process = ownProperty(policy.processes, before.process)
  if (process?.contain?.fact === data.field && moved?.data.to === process.contain.phase)
    return { kind: 'contain', text: text.value }
  if (moved !== undefined && moved.data.to !== ownProperty(policy.processes, before.process)?.restricts?.phase)
    return { kind: 'move', to: moved.data.to, reason: moved.text.reason ?? text.value }
  const answers = events.flatMap((event) => (event.type === 'fact-recorded' ? answerIn(event, policy) : []))
  return data.source === 'form' ? { kind: 'correct', answers } : { kind: 'record', answers, unknown: [] }
}

function answerIn(
  { data: { field, values, source }, text: { value: text } }: EventOf<'fact-recorded'>,
  policy: Policy,
) {
  const kind = ownProperty(policy.fields, field)?.kind
  if (source === 'derived' || kind === undefined) return []
  const value: Answered['value'] =
    kind === 'time'
      ? timeIn(values, text)
      : kind === 'text' || kind === 'line'
        ? { kind: 'text', text }
        : kind === 'accounts'
          ? { kind, text, ids: values }
          : { kind: 'options', ids: values, text }
  return [{ field, value }]
}

const timeIn = ([at]: readonly string[], text: string): Answered['value'] =>
  at === undefined ? { kind: 'unread-time', why: 'unreadable', text } : { kind: 'time', at, text }
