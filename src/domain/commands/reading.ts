import { type RecordField, recordReader } from '../issue-form/read-record.ts'
import { recordFieldsOf } from '../policy/form-of.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Clock } from '../time/clock.ts'
import type { SlashLine } from './read-slash-lines.ts'
import type { Unreadable } from './unreadable.ts'

/** The policy, process and time that the words of a command are read against. */
export interface Surroundings {
  policy: Policy
  /** The case's process, where it is known: its phases are meant before another's of the same name. */
  process?: string
  clock: Clock
  /** Fields that may be recorded: made for the first command of a comment that asks for it, and then for all of them. */
  recorded(): { fields: readonly RecordField[]; read: ReturnType<typeof recordReader> }
}

/** Fields that may be recorded by a policy, made when they are asked for first. */
export function recordedBy(policy: Policy): Surroundings['recorded'] {
  let made: ReturnType<Surroundings['recorded']> | undefined
  return () => {
    if (made !== undefined) return made
    const fields = recordFieldsOf(policy)
    made = { fields, read: recordReader(fields) }
    return made
  }
}

/** A command, one with a time that somebody stated for it, or nothing where its words cannot be used. */
export type Reading<C> = C | Unreadable | { command: C; at: string } | undefined

export type Reader<C> = (line: SlashLine, around: Surroundings) => Reading<C>
