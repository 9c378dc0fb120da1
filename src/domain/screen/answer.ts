import * as z from 'zod/mini'
import type { Account } from '../case/case.ts'
import type { EventOf, EventType, PlaceLeft, RecordedEvent } from '../case/event.schema.ts'
import { WITHHELD } from '../case/ledger-line.ts'
import { leavesEvent } from '../commands/leaves-event.ts'
import type { Language } from '../policy/basics.ts'
import type { RevisionTold } from '../policy/revision-told.ts'
import { type Reason, reasonSchema } from '../refusals/reason.ts'
import { groupBy } from '../values/group-by.ts'

/** A short comment that answers one request; its mark is the ledger line it speaks of (`line-mark.ts`), so it is posted once. */
export type Answer =
  /** `asks`: clocks that stopped too late already, as a report that came late; their field is asked for. */
  | {
      kind: 'opened'
      line: number
      by: Account
      asks: readonly Said[]
      isStarted: boolean
      written: readonly string[]
      /** Those in charge are called by a comment of their own. */
      isCalledApart: boolean
    }
  /** Those in charge of a new case are called: of the report itself its author is told apart from them. */
  | { kind: 'in-charge'; line: number; by: Account; isStarted: boolean }
  /** The response organisation has started: those who act now are called. */
  | { kind: 'called'; line: number; by: Account }
  /** Somebody was appointed, and may not have seen the case before. */
  | { kind: 'appointed'; line: number; by: Account; who: Account; acting: string | undefined; reason: string }
  | { kind: 'moved'; line: number; by: Account; from: string; to: string; acting: string | undefined; reason: string }
  | {
      kind: 'refused'
      line: number
      by: Account
      command: string
      target: string | undefined
      door: string
      reasons: readonly Reason[]
      /** Something else of the same request was recorded. */
      partly?: boolean
      /** The act itself was recorded: of what is still missing its author is told. */
      isDone?: boolean
    }
  | { kind: 'told'; line: number; by: Account; command: string }
  /** `left`: where the words stay, or may. */
  | { kind: 'redacted'; line: number; by: Account; left: readonly PlaceLeft[] }
  /** GitHub would not store what was written, since it holds a key. */
  | { kind: 'withheld'; line: number; by: Account }
  | { kind: 'pull-request'; line: number; pull: string; number: number; repository: string; state: 'merged' | 'closed' }
  | {
      kind: 'notice'
      line: number
      by: Account
      notice: string
      language: Language
      /** The revision that the case has brought into force, where the notice is of one. */
      revised: RevisionTold | 'not-asked'
    }
  /** The reminders of one moment, all in one comment. */
  | { kind: 'reminder'; line: number; by: Account; says: readonly Said[] }

/** A reminder: whom it calls, and of which deadline. */
export type Said = EventOf<'reminder-sent'>['data']

/** The answers that these lines of a ledger owe people. Everything else shows in the status comment. */
export function answersTo(lines: readonly RecordedEvent[]): Answer[] {
  const record = lookedThrough(lines)
  return lines.flatMap((placed) => answersFor(placed, record))
}

/** Lines as answers ask for them, looked through once for all answers. */
interface Looked {
  lines: readonly RecordedEvent[]
  opening: RecordedEvent | undefined
  by: (cause: string) => readonly RecordedEvent[]
  /** Reminders by the moment at which they were recorded, without what was said on opening. */
  reminders: (recorded: string) => readonly RecordedEvent<EventOf<'reminder-sent'>>[]
}

function lookedThrough(lines: readonly RecordedEvent[]): Looked {
  const opening = lines.find(({ event }) => event.type === 'case-opened')
  const causes = groupBy(lines, ({ cause }) => cause)
  const later = lines.filter(isReminder).filter(({ cause }) => cause !== opening?.cause)
  const moments = groupBy(later, ({ recorded }) => recorded)
  return {
    ...{ lines, opening },
    by: (cause) => causes.get(cause) ?? [],
    reminders: (recorded) => moments.get(recorded) ?? [],
  }
}

const isReminder = (line: RecordedEvent): line is RecordedEvent<EventOf<'reminder-sent'>> =>
  line.event.type === 'reminder-sent'

type Owing<T extends EventType> = (event: EventOf<T>, placed: RecordedEvent, record: Looked) => Answer[]

/** Events that are answered by a comment of their own; a line of any other kind is owed none. */
const OWED: { [T in EventType]?: Owing<T> } = {
  'case-opened': ({ data: { reporter, calls } }, { seq: line, cause }, { lines, by }) => {
    const isStarted = by(cause).some(isStart)
    const opened: Answer = {
      ...{ kind: 'opened', line, by: reporter, isStarted, isCalledApart: calls === 'apart' },
      asks: by(cause)
        .filter(isReminder)
        .map(({ event }) => event.data),
      written: writtenIn(lines, cause),
    }
    return calls === 'apart' ? [opened, { kind: 'in-charge', line, by: reporter, isStarted }] : [opened]
  },
  // One that starts with the report is told where the report is answered.
  'organisation-started': (_, { seq: line, actor, cause }, { by }) =>
    by(cause).some(({ event }) => event.type === 'case-opened') ? [] : [{ kind: 'called', line, by: actor }],
  // An executive who appoints himself knows it, and has the sign.
  'executive-appointed': ({ data: { account: who, acting }, text: { reason = '' } }, { seq: line, actor: by }) =>
    who.id === by.id ? [] : [{ kind: 'appointed', line, by, who, acting: acting?.role, reason }],
  'reminder-sent': (_, placed, record) => reminder(record, placed),
  'phase-changed': ({ data: { from, to, acting }, text: { reason = '' } }, { seq: line, actor: by }) => [
    { kind: 'moved', line, by, from, to, acting: acting?.role, reason },
  ],
  'request-refused': ({ data: { command, target }, text }, { seq: line, actor, door, cause }, { by }) => [
    {
      ...{ kind: 'refused', line, by: actor, command, target, door },
      reasons: reasonsIn(text.reasons),
      partly: by(cause).some(({ event }) => event.type === 'fact-recorded'),
      isDone: by(cause).some(({ event }) => leavesEvent(command, event.type)),
    },
  ],
  'question-answered': ({ data: { command } }, { seq: line, actor: by }) => [{ kind: 'told', line, by, command }],
  'pull-request-seen': ({ data: { id: pull, number, repository, state } }, { seq: line }) =>
    state === 'open' ? [] : [{ kind: 'pull-request', line, pull, number, repository, state }],
  'notice-drafted': ({ data: { notice, language } }, { seq: line, actor: by }) => [
    { kind: 'notice', line, by, notice, language, revised: 'not-asked' },
  ],
  'text-redacted': ({ data: { key, left = [] } }, placed, record) => {
    if (placed.cause.startsWith(WITHHELD)) return withheld(record, placed)
    // Other lines that held the same words are told with the one that was named.
    return key === undefined ? [{ kind: 'redacted', line: placed.seq, by: placed.actor, left }] : []
  },
}

function answersFor(placed: RecordedEvent, record: Looked): Answer[] {
  const owing = OWED[placed.event.type] as Owing<EventType> | undefined
  return owing?.(placed.event, placed, record) ?? []
}

const isStart = ({ event }: RecordedEvent): boolean => event.type === 'organisation-started'

/** Texts of a form that may hold a command: nobody carries one out there, save of a report that no form made. */
function writtenIn(lines: readonly RecordedEvent[], cause: string): string[] {
  if (lines.some((line) => line.cause.startsWith(`${cause}#`))) return []
  return lines.flatMap((line) =>
    line.cause === cause && line.event.type === 'fact-recorded' ? [line.event.text.value] : [],
  )
}

/** The first of those that were recorded together speaks for all of them; what was said on opening is said there. */
function reminder({ opening, reminders }: Looked, placed: RecordedEvent): Answer[] {
  if (opening?.cause === placed.cause) return []
  const together = reminders(placed.recorded)
  if (together[0] !== placed) return []
  return [{ kind: 'reminder', line: placed.seq, by: placed.actor, says: together.map(({ event }) => event.data) }]
}

/** The first text that was withheld of a request speaks for all of them. */
function withheld({ by }: Looked, placed: RecordedEvent): Answer[] {
  if (by(placed.cause).find(({ event }) => event.type === 'text-redacted') !== placed) return []
  const [of] = by(placed.cause.slice(WITHHELD.length))
  return [{ kind: 'withheld', line: placed.seq, by: of?.actor ?? placed.actor }]
}

/** A redacted refusal has no reasons left to tell; neither has one of a later version of the app. */
function reasonsIn(json: string): Reason[] {
  try {
    return z.array(reasonSchema).parse(JSON.parse(json))
  } catch {
    return []
  }
}
