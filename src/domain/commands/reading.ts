import { type RecordField, recordReader } from '../issue-form/read-record.ts'
import { recordFieldsOf } from '../policy/form-of.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Clock } from '../time/clock.ts'
import type { SlashLine } from './read-slash-lines.ts'

/** What the words of a command are read against. */
export interface Surroundings {
  policy: Policy
  /** The case's process, where it is known: its phases are meant before another's of the same name. */
  process?: string
  clock: Clock
  /** What may be recorded: made for the first command of a comment that asks for it, and then for all of them. */
  recorded(): { fields: readonly RecordField[]; read: ReturnType<typeof recordReader> }
}

/** What may be recorded by a policy, made when it is asked for first. */
export function recordedBy(policy: Policy): Surroundings['recorded'] {
  let made: ReturnType<Surroundings['recorded']> | undefined
  return () => {
    if (made !== undefined) return made
    const fields = recordFieldsOf(policy)
    made = { fields, read: recordReader(fields) }
    return made
  }
}

/** It looks like a command and cannot be read: told what the command wants. */
export interface Unreadable {
  kind: 'unreadable'
  name: string
  /** Nobody can be sure that just this command was meant: `line` is the one that works, `kept` says what was done. */
  slip?: { line: string; kept: string }
  edited?: true
  /** A move of nobody knows whom. */
  unseen?: true
  /** All but the day or time could be read. */
  time?: string
  /** Another command of the line goes before it. */
  second?: string
  /** It still holds the words that stand in for what is to be written. */
  placeholder?: true
  /** A field was named, and nothing said of it. */
  field?: string
}

/** A command, one with a time that somebody stated for it, or nothing where its words cannot be used. */
export type Reading<C> = C | Unreadable | { command: C; at: string } | undefined

export type Reader<C> = (line: SlashLine, around: Surroundings) => Reading<C>

/** All but its time could be read. */
export const timeUnusable = (name: string, time: string): Unreadable => ({ kind: 'unreadable', name, time })
