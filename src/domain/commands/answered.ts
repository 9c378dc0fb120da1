import { loginsIn } from '../accounts/accounts-in.ts'
import { nowCalled } from '../case/succeed.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Unread } from '../time/time-reading.ts'

/** One field, and what somebody said of it. */
export interface Answered {
  field: string
  value: RawValue
}

/** A value as it was written, read as far as the field's kind allows without knowing the case. */
export type RawValue =
  | { kind: 'text'; text: string }
  | { kind: 'options'; ids: readonly string[]; text: string }
  /** People by their accounts; `ids` where they are known already, as in a record that is judged again. */
  | { kind: 'accounts'; text: string; ids?: readonly string[] }
  | { kind: 'time'; at: string; text: string }
  /** A time that nobody could read for sure. */
  | { kind: 'unread-time'; why: Unread; text: string }
  /** Words that are none of the options. */
  | { kind: 'not-an-option'; text: string }

/** Logins of the people whom answers name. */
export const accountsIn = (answers: readonly Answered[]): string[] =>
  answers.flatMap(({ value }) => (value.kind === 'accounts' ? loginsIn(value.text) : []))

/** The same by the fields of another policy. */
export const answersUnder = ({ fields }: Policy, answers: readonly Answered[]): Answered[] =>
  answers.map((answer) => ({ ...answer, field: nowCalled(fields, answer.field) }))
