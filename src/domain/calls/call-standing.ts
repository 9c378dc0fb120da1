import { ownProperty } from '../values/own-property.ts'
import type { CallStep } from './call-steps.ts'

/** `begun` stands in the record before anything is sent, so that of two hosts one calls. */
export const CALL_OUTCOMES = ['begun', 'sent', 'failed'] as const

/** Why nobody was reached. What a service answers is never kept: it is a stranger's text. */
export const CALL_FAILURES = [
  /** A variable of the environment is missing. */
  'not-configured',
  /** The variable holds no address. */
  'address',
  /** It would go out unencrypted. */
  'insecure',
  /** Nobody has these roles, or none of them has an address. */
  'nobody',
  /** Somebody who is kept out of the case would read it. */
  'kept-out',
  'refused',
  'unreachable',
  'timeout',
] as const
export type CallFailure = (typeof CALL_FAILURES)[number]

/** Which call: the policy's, for a line of the record, by a channel. */
export interface CallName {
  call: string
  line: number
  channel: string
}

export interface CallMade extends CallName {
  step: CallStep
  outcome: (typeof CALL_OUTCOMES)[number]
  why?: CallFailure
  missed?: readonly { id: number; login: string }[]
}

/** How far a call has come. */
export interface CallStanding {
  last: CallMade
  /** When that was recorded. */
  at: string
  /** How often it was tried. */
  attempts: number
}

/** Names a call within its case. */
export const callKey = ({ call, line, channel }: CallName): string => `${call}:${line}:${channel}`

export function afterCall(
  calls: Readonly<Record<string, CallStanding>>,
  at: string,
  last: CallMade,
): Readonly<Record<string, CallStanding>> {
  const key = callKey(last)
  const before = ownProperty(calls, key)
  const isNext = last.outcome === 'begun' || before?.last.outcome !== 'begun'
  return { ...calls, [key]: { last, at, attempts: (before?.attempts ?? 0) + (isNext ? 1 : 0) } }
}

const MINUTE_MS = 60 * 1000
/** How long after each failure it is tried again: four times in all. */
const PAUSES_MS = [1 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS]
/** A call of which nothing more was recorded was cut off: whoever began it is gone. */
const CUT_OFF_MS = 5 * MINUTE_MS

/** Whether it is to be tried now: never yet, or in vain and long enough ago. */
export function mayTry(standing: CallStanding | undefined, now: string): boolean {
  if (standing === undefined) return true
  const { last, at, attempts } = standing
  const pause = PAUSES_MS[attempts - 1]
  // A person who is kept out stays so: trying again would call nobody else.
  if (last.outcome === 'sent' || last.why === 'kept-out' || pause === undefined) return false
  return Date.parse(now) - Date.parse(at) >= (last.outcome === 'begun' ? CUT_OFF_MS : pause)
}
