import type { Case } from '../../domain/case/case.ts'
import type { CaseEvent, ConcernedOf, EventOf, EventType } from '../../domain/case/event.schema.ts'
import { keepsContainment } from '../../domain/case/is-refusal.ts'
import type { Answered, Command } from '../../domain/commands/command.ts'
import { noticeOf } from '../../domain/notices/notice-standing.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** What was asked for, by the lines that it left; the first of them tells which command it was. */
export function acceptedCommand(events: readonly CaseEvent[], before: Case, policy: Policy): Command | undefined {
  const [first] = events
  if (first === undefined) return undefined
  // Containment that somebody has still to confirm is kept as a note.
  if (first.type === 'note-added' && events.some(keepsContainment)) return { kind: 'contain', text: first.text.note }
  if (first.type === 'fact-recorded') return recording(first, events, before, policy)
  return simple(first)
}

function simple<T extends EventType>(event: EventOf<T>): Command | undefined {
  const read: ((event: EventOf<T>) => Command) | undefined = COMMANDS[event.type as T]
  return read?.(event)
}

/** What follows by itself, what the app saw, and links between cases are no requests that could be judged again. */
const COMMANDS: { [T in EventType]?: (event: EventOf<T>) => Command } = {
  'phase-changed': ({ data, text }) => ({ kind: 'move', to: data.to, reason: text.reason ?? '' }),
  'note-added': ({ text }) => ({ kind: 'note', text: text.note }),
  'evidence-recorded': ({ data, text }) => ({ kind: 'evidence', ...text, hash: data.hash, holder: text.holder }),
  'contact-made': ({ text }) => ({ kind: 'contact', ...text }),
  'system-recovered': ({ data }) => ({ kind: 'recovered', system: data.system }),
  'executive-appointed': ({ data }) => ({ kind: 'appoint', login: data.account.login }),
  'organisation-started': ({ data }) => ({ kind: 'activate', trigger: data.trigger }),
  'organisation-stood-down': ({ data }) => ({ kind: 'stand-down', trigger: data.trigger }),
  'acts-ratified': () => ({ kind: 'ratify' }),
  'action-added': ({ data: { owner, due, findings = [] }, text: { what } }) => ({
    ...{ kind: 'action', owner: owner.login, due, text: [...findings, what].join(' ') },
  }),
  'action-done': ({ data }) => ({ kind: 'done', action: data.id }),
  'action-confirmed': ({ data }) => ({ kind: 'done', action: data.id }),
  'action-judged': ({ data, text }) => ({ kind: 'effect', action: data.id, worked: data.worked, text: text.why }),
  'findings-accepted': ({ data, text }) => ({ kind: 'accept', findings: data.findings, reason: text.reason }),
  approved: ({ data }) => ({ kind: 'approve', what: noticeOf(data.what) ?? data.what.split('@')[0] }),
  consented: ({ data }) => ({ kind: 'consent', what: data.what }),
  acknowledged: ({ data: { what, of }, text: { reference = '', person } }) => ({
    ...{ kind: 'acknowledge', what },
    ...(of === undefined ? { reference } : { reference: '', whom: `${calledBy(of, person)} ${reference}` }),
  }),
  exempted: ({ data: { what, of }, text: { reason, person } }) => ({
    ...{ kind: 'exempt', what: noticeOf(what) ?? what, whom: `${calledBy(of, person)} ${reason}` },
  }),
  'notice-drafted': ({ data }) => ({ kind: 'notice', notice: data.notice, language: data.language }),
  'notice-sent': ({ data, text }) => ({
    ...{ kind: 'sent', notice: data.notice, count: data.count },
    ...{ channel: text.channel, audience: text.audience },
  }),
  'text-redacted': ({ data, text }) => ({ kind: 'redact', line: data.line, reason: text.reason }),
}

function calledBy(of: ConcernedOf, person = ''): string {
  if (of.kind === 'person') return person
  if (of.kind === 'customer') return of.customer
  return of.kind === 'group' ? of.group : `@${of.account.login}`
}

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
