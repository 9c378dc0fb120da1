import type { Policy } from '../policy/policy.schema.ts'
import type { Clock } from '../time/clock.ts'
import type { Command } from './command.ts'
import type { SlashLine } from './read-slash-lines.ts'

/** What the words of a command are read against. */
export interface Surroundings {
  policy: Policy
  /** The case's process, where it is known: its phases are meant before another's of the same name. */
  process?: string
  clock: Clock
}

/** A command, one with a time that somebody stated for it, or nothing where its words cannot be used. */
export type Reading = Command | { command: Command; at: string } | undefined

export type Reader = (line: SlashLine, around: Surroundings) => Reading
