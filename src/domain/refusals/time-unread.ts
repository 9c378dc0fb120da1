import type { Field } from '../policy/fields.ts'
import type { Unread } from '../time/time-reading.ts'
import { because, type Reason, type ReasonCode } from './reason.ts'

/** Each is asked back in other words: its author learns what it lacks. */
const CODES: Readonly<Record<Unread, ReasonCode>> = {
  unreadable: 'time-unreadable',
  ahead: 'time-ahead',
  ambiguous: 'time-ambiguous',
  'without-hour': 'time-without-hour',
}

export const timeUnread = (id: string, { clause }: Field, why: Unread, text: string): Reason =>
  because(CODES[why], clause, { field: id, text })
