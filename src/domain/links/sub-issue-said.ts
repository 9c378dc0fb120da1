import type { CaseEvent, EventOf, RecordedEvent } from '../case/event.schema.ts'
import type { RequestedCommand } from '../commands/command.ts'

/** What a child tells its lead: everything that people stated in it, and that a text of it was taken out (R4.2-4). */
export type ChildEvent = EventOf<
  'fact-recorded' | 'note-added' | 'text-kept' | 'evidence-recorded' | 'contact-made' | 'text-redacted'
>

/** The lines of a child as requests to its lead; each has a name of its own, so that it arrives once. */
export function subIssueSaid(
  issue: number,
  lines: readonly RecordedEvent[],
  app: RequestedCommand['actor'],
): RequestedCommand[] {
  const redacted = new Set(lines.flatMap(({ event }) => (event.type === 'text-redacted' ? [event.data.line] : [])))
  return lines.flatMap(({ seq, at, actor, event }): RequestedCommand[] => {
    if (!isTold(event) || redacted.has(seq)) return []
    return [
      {
        command: { kind: 'child-said', issue, line: seq, by: actor, event },
        actor: app,
        at,
        door: 'app',
        cause: `child:${issue}:${seq}`,
      },
    ]
  })
}

const TOLD: readonly ChildEvent['type'][] = [
  'fact-recorded',
  'note-added',
  'text-kept',
  'evidence-recorded',
  'contact-made',
  'text-redacted',
]

/** Whether the lead of a case is told this. What follows from the child's facts says nothing new of the attack. */
export const isTold = (event: CaseEvent): event is ChildEvent =>
  TOLD.some((type) => type === event.type) && !(event.type === 'fact-recorded' && event.data.source === 'derived')
