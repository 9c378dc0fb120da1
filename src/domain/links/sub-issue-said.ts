import type { RecordedEvent } from '../case/event.schema.ts'
import type { RequestedCommand } from '../commands/command.ts'
import { isTold } from './sub-issue-event.ts'

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
        via: 'account',
        cause: `child:${issue}:${seq}`,
      },
    ]
  })
}
