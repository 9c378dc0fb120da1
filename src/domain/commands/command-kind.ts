import type { EventOf, EventType } from '../case/event.schema.ts'
import type { Door } from '../case/ledger-line.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import type { Decision, View } from './decision.ts'
import type { Reader } from './reading.ts'

/** A word behind a slash, by which people ask for something in a comment. */
export interface SlashWord<C> {
  word: string
  /** Japanese names that work beside it; a policy adds its own to them. */
  names: readonly string[]
  /**
   * Words of other tools and of everyday speech that mean it, and what a Japanese keyboard makes of its letters: they are
   * answered with it, never carried out.
   */
  meant: readonly string[]
  /** The words behind it are kept as they stand, even those that look like another command. */
  isFree?: true
  /** It is a command only where the policy names it for a transition. */
  isOfPolicy?: true
  read: Reader<C>
}

/** Everything that there is to know of one sort of command; nothing else in the code knows its name. */
export interface CommandKind<C extends { kind: string }> {
  kind: C['kind']
  slash: readonly SlashWord<C>[]
  /** By any other door nobody can ask for it. */
  doors: readonly Door[] | 'any'
  /** The decision on it in a case that is open. */
  decide(view: View, command: C): Decision
  /** Whether who has which role is looked up anew before it is decided; what anybody may say needs no look. */
  hangsOnRole: boolean
  /** Logins that it names, which are looked up before it is decided. */
  logins(command: C): readonly string[]
  /** Cases that it names by their numbers, which are looked up before it is decided. */
  cases(command: C): readonly number[]
  /** The part of a policy that its answer may hang on: all of it, or no field and no transition of its process. */
  hangsOn: 'policy' | 'process'
  /** In a comment that was edited: written down again, a question that is answered, or answered that it was done once and for all. */
  whenEdited: 'again' | 'once' | 'question'
  /** The word behind the slash by which people put right what it recorded, where they take the line itself away. */
  correctedBy: string
  /** Its trace in the part of a refusal that can never be redacted: an id of the policy, never anybody's words. */
  target(command: C, process: Process, phase: string): string | undefined
  /** The same in the names of another policy: dropped phases and fields go on in their successors. */
  under(policy: Policy, process: string, command: C): C
  /** By an event that it left, the command that was accepted: a record is judged again by it. */
  fromEvent: { [T in EventType]?: (event: EventOf<T>) => C }
}

type Given<C extends { kind: string }> = Pick<CommandKind<C>, 'decide'> & Partial<CommandKind<C>>

export const commandKind = <C extends { kind: string }>(kind: C['kind'], rules: Given<C>): CommandKind<C> => ({
  kind,
  slash: [],
  doors: 'any',
  // The careful answer, for a kind that says nothing of these.
  hangsOnRole: true,
  logins: () => [],
  cases: () => [],
  hangsOn: 'policy',
  whenEdited: 'once',
  correctedBy: 'note',
  target: () => undefined,
  under: (_policy, _process, command) => command,
  fromEvent: {},
  ...rules,
})
