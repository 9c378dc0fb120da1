import type { EventType } from '../../domain/case/event.schema.ts'
import type { Command, RequestedCommand } from '../../domain/commands/command.ts'
import { parentOf } from '../../domain/links/parent-of.ts'
import { isTold } from '../../domain/links/sub-issue-event.ts'
import { subIssueSaid } from '../../domain/links/sub-issue-said.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { Ports } from '../ports/ports.ts'

/** A message of one case to another. */
interface Message {
  to: number
  asked: readonly RequestedCommand[]
}

/**
 * Cases that belong together tell each other: what is said in a child goes into the record of its lead, and the end of
 * a lead ends its parts (R4.2-4). Each thing has a name of its own, so it may be told as often as one likes.
 */
export function messagesToRelated(
  ports: Ports,
  { issue: { number } }: CaseAddress,
  { file, context, newEvents }: CaseRun,
  thoroughly: boolean,
): Message[] {
  if (file === undefined) return []
  const is = (...types: EventType[]) => thoroughly || newEvents.some(({ event }) => types.includes(event.type))
  const told = thoroughly || newEvents.some(({ event }) => event.type === 'case-linked' || isTold(event))
  const ended = context.policy.processes[file.case.process]?.phases[file.case.phase]?.end !== undefined
  return [
    ...(is('case-unlinked') ? partings(ports, number, file) : []),
    ...(told ? news(ports, number, file) : []),
    ...(ended && is('phase-changed') ? endings(ports, number, file) : []),
  ]
}

function news(ports: Ports, number: number, file: CaseFile): Message[] {
  const lead = parentOf(file.case)
  const linked = file.placed.findLast(({ event }) => event.type === 'case-linked')
  if (lead === undefined || linked === undefined) return []
  const joined = by(ports, { kind: 'child-joined', issue: number, as: lead.kind }, `joined:${number}:${linked.seq}`)
  return [{ to: lead.issue, asked: [joined, ...subIssueSaid(number, file.placed, ports.self)] }]
}

const partings = (ports: Ports, number: number, { placed }: CaseFile): Message[] =>
  placed.flatMap(({ seq, event }) =>
    event.type === 'case-unlinked'
      ? [{ to: event.data.issue, asked: [by(ports, { kind: 'child-left', issue: number }, `left:${number}:${seq}`)] }]
      : [],
  )

const endings = (ports: Ports, number: number, { case: lead }: CaseFile): Message[] =>
  lead.children.map(({ issue }) => ({
    to: issue,
    asked: [by(ports, { kind: 'lead-ended', lead: number }, `lead-ended:${number}:${lead.path.length}`)],
  }))

const by = ({ self, now }: Ports, command: Command, cause: string): RequestedCommand => ({
  ...{ command, cause, actor: self, at: now().toISOString(), door: 'app', via: 'account' },
})
