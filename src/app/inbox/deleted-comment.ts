import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { isUnreadable } from '../../domain/commands/unreadable.ts'
import { isTold } from '../../domain/links/sub-issue-event.ts'
import type { CaseFile } from '../case/case-file.ts'

/**
 * A deleted comment with the lines of the record that hold what it said: these stay. Its words are never given back, since
 * somebody may have deleted them for what they were. Undefined where it told no fact: nothing is taken for undone then.
 */
export function withItsLines(one: RequestedCommand, { placed }: CaseFile): RequestedCommand | undefined {
  const { command, cause } = one
  if (!isUnreadable(command) || command.deleted === undefined) return one
  const comment = cause.slice(0, cause.lastIndexOf(':'))
  const redacted = new Set(placed.flatMap(({ event }) => (event.type === 'text-redacted' ? [event.data.line] : [])))
  const lines = placed.flatMap(({ seq, cause: name, event }) =>
    isOf(name, comment) && isFact(event) && !redacted.has(seq) ? [seq] : [],
  )
  const deleted = { ...command.deleted, lines }
  return lines.length === 0 ? undefined : { ...one, command: { ...command, deleted } }
}

const isOf = (name: string, comment: string): boolean =>
  name.startsWith(`${comment}#`) || name.startsWith(`${comment}:`)

const isFact = (event: RecordedEvent['event']): boolean => isTold(event) && event.type !== 'text-redacted'
