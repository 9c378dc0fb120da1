import * as z from 'zod/mini'
import type { Account } from '../case/case.ts'
import type { EventOf, RecordedEvent } from '../case/event.schema.ts'
import { WITHHELD } from '../case/ledger-line.ts'
import type { Language } from '../policy/basics.ts'
import { type Reason, reasonSchema } from '../refusals/reason.ts'

/** A short comment that answers one request; its mark is the ledger line it speaks of, so it is posted once. */
export type Answer =
  /** `asks`: clocks that stopped too late already, as a report that came late; their field is asked for. */
  | {
      kind: 'opened'
      line: number
      by: Account
      asks: readonly Said[]
      isStarted: boolean
      written: readonly string[]
    }
  /** The response organisation has started: those who act now are called. */
  | { kind: 'called'; line: number; by: Account }
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
    }
  | { kind: 'told'; line: number; by: Account; command: string }
  /** GitHub would not store what was written, since it holds a key. */
  | { kind: 'withheld'; line: number; by: Account }
  | { kind: 'pull-request'; line: number; pull: string; number: number; repository: string; state: 'merged' | 'closed' }
  | { kind: 'notice'; line: number; by: Account; notice: string; language: Language }
  /** What clocks say at one moment, all in one comment. */
  | { kind: 'reminder'; line: number; by: Account; says: readonly Said[] }

/** What a clock says: whom it calls, and of which deadline. */
export type Said = EventOf<'reminder-sent'>['data']

/** The answers that these lines of a ledger owe people. Everything else shows in the status comment. */
export const answersTo = (lines: readonly RecordedEvent[]): Answer[] =>
  lines.flatMap((placed) => answersFor(placed, lines))

function answersFor(placed: RecordedEvent, lines: readonly RecordedEvent[]): Answer[] {
  const { event, seq: line, actor: by, door } = placed
  switch (event.type) {
    case 'case-opened':
      return [
        {
          ...{ kind: 'opened', line, by: event.data.reporter },
          asks: saidIn(lines, ({ cause }) => cause === placed.cause),
          isStarted: lines.some((other) => isStart(other) && other.cause === placed.cause),
          written: writtenIn(lines, placed),
        },
      ]
    // One that starts with the report is told where the report is answered.
    case 'organisation-started':
      return lines.some((other) => other.event.type === 'case-opened' && other.cause === placed.cause)
        ? []
        : [{ kind: 'called', line, by }]
    case 'reminder-sent':
      return reminder(lines, placed)
    case 'phase-changed':
      return [
        {
          kind: 'moved',
          line,
          by,
          from: event.data.from,
          to: event.data.to,
          acting: event.data.acting?.role,
          reason: event.text.reason ?? '',
        },
      ]
    case 'request-refused':
      return [
        {
          kind: 'refused',
          line,
          by,
          command: event.data.command,
          target: event.data.target,
          door,
          reasons: reasonsIn(event.text.reasons),
          partly: lines.some((other) => other.cause === placed.cause && other.event.type === 'fact-recorded'),
        },
      ]
    case 'question-answered':
      return [{ kind: 'told', line, by, command: event.data.command }]
    case 'pull-request-seen': {
      const { id: pull, number, repository, state } = event.data
      return state === 'open' ? [] : [{ kind: 'pull-request', line, pull, number, repository, state }]
    }
    case 'notice-drafted':
      return [{ kind: 'notice', line, by, notice: event.data.notice, language: event.data.language }]
    case 'text-redacted':
      return placed.cause.startsWith(WITHHELD)
        ? withheld(lines, placed)
        : [{ kind: 'told', line, by, command: 'redact' }]
    case 'document-drawn':
    case 'fact-recorded':
    case 'correction-proposed':
    case 'note-added':
    case 'text-kept':
    case 'evidence-recorded':
    case 'contact-made':
    case 'runbook-matched':
    case 'runbook-unmatched':
    case 'executive-appointed':
    case 'organisation-stood-down':
    case 'case-answered':
    case 'role-acted':
    case 'role-unanswered':
    case 'called':
    case 'acts-ratified':
    case 'system-recovered':
    case 'action-added':
    case 'action-done':
    case 'action-confirmed':
    case 'action-judged':
    case 'approved':
    case 'findings-changed':
    case 'findings-accepted':
    case 'consented':
    case 'acknowledged':
    case 'exempted':
    case 'notice-sent':
    case 'case-linked':
    case 'case-unlinked':
    case 'issue-relocated':
    case 'child-joined':
    case 'child-left':
    case 'child-said':
    case 'screen-bound':
      return []
  }
}

const isStart = ({ event }: RecordedEvent): boolean => event.type === 'organisation-started'

/** Texts of a form that may hold a command: nobody carries one out there, save of a report that no form made. */
function writtenIn(lines: readonly RecordedEvent[], { cause }: RecordedEvent): string[] {
  if (lines.some((line) => line.cause.startsWith(`${cause}#`))) return []
  return lines.flatMap((line) =>
    line.cause === cause && line.event.type === 'fact-recorded' ? [line.event.text.value] : [],
  )
}

const saidIn = (lines: readonly RecordedEvent[], among: (line: RecordedEvent) => boolean): Said[] =>
  lines.flatMap((line) => (line.event.type === 'reminder-sent' && among(line) ? [line.event.data] : []))

/** The first of those that were recorded together speaks for all of them; what was said on opening is said there. */
function reminder(lines: readonly RecordedEvent[], placed: RecordedEvent): Answer[] {
  const opening = lines.find(({ event }) => event.type === 'case-opened')
  if (opening?.cause === placed.cause) return []
  const together = ({ recorded, cause, event }: RecordedEvent): boolean =>
    recorded === placed.recorded && cause !== opening?.cause && event.type === 'reminder-sent'
  if (lines.find(together) !== placed) return []
  return [{ kind: 'reminder', line: placed.seq, by: placed.actor, says: saidIn(lines, together) }]
}

/** The first text that was withheld of a request speaks for all of them. */
function withheld(lines: readonly RecordedEvent[], placed: RecordedEvent): Answer[] {
  const first = lines.find(({ event, cause }) => event.type === 'text-redacted' && cause === placed.cause)
  if (first !== placed) return []
  const of = lines.find(({ cause }) => `${WITHHELD}${cause}` === placed.cause)
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
