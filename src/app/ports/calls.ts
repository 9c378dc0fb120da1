import type { CallFailure } from '../../domain/calls/call-standing.ts'
import type { DueCall } from '../../domain/calls/due-calls.ts'
import type { Account } from '../../domain/case/case.ts'

/** The words of a call: none that anybody wrote in a case. Of a case that few may know of, its number alone. */
export interface CallWords {
  title: string
  /** In lines; everything that the other parts say. */
  text: string
  /** `#12`; empty where the call is a test. */
  number: string
  /** These are empty in a discreet call. */
  kind: string
  severity: string
  phone: string
  link: string
  command: string
}

export interface OutgoingCall extends Pick<DueCall, 'by' | 'to' | 'step'> {
  /** The same however often it is tried: who takes it can tell a repetition. */
  id: string
  words: CallWords
}

export type CallResult =
  /** `missed`: of those who were meant, whom it does not reach. */
  { kind: 'sent'; missed: readonly Account[] } | { kind: 'failed'; why: CallFailure }

/** Reaches people outside GitHub. It answers within seconds, and never throws. */
export interface Calls {
  send(call: OutgoingCall): Promise<CallResult>
}
