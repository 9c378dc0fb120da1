import { recordReader } from '../issue-form/read-record.ts'
import { recordFieldsOf } from '../policy/form-of.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Clock } from '../time/clock.ts'
import { oncePer } from '../values/once-per.ts'
import { type NamedReader, namedReader } from './read-named.ts'
import type { SlashLine } from './read-slash-lines.ts'
import type { Unreadable } from './unreadable.ts'

/** The policy, process and time that the words of a command are read against. */
export interface Surroundings {
  policy: Policy
  /** The case's process, where it is known: its phases are meant before another's of the same name. */
  process?: string
  clock: Clock
}

/** Fields that may be recorded by a policy: by their names in a line, and by their headings in a text. */
export const recordedBy = oncePer((policy: Policy) => {
  const fields = recordFieldsOf(policy)
  return { named: namedReader(fields), read: recordReader(fields) }
})

/** The field that the words behind `/set` begin with, by any of its names, and what is said of it. */
export function fieldNamed(policy: Policy, text: string): ReturnType<NamedReader['take']> {
  const { take, takeByStart } = recordedBy(policy).named
  return take(text) ?? takeByStart(text)
}

/** A command, one with a time that somebody stated for it, or nothing where its words cannot be used. */
export type Reading<C> = C | Unreadable | { command: C; at: string } | undefined

export type Reader<C> = (line: SlashLine, around: Surroundings) => Reading<C>
