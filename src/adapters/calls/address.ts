import type { CallFailure } from '../../domain/calls/call-standing.ts'
import { secretName } from '../../domain/calls/secret-names.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A call that cannot be made, and why. */
export class CallError extends Error {
  override name = 'CallError'
  readonly why: CallFailure

  constructor(why: CallFailure, options?: ErrorOptions) {
    super(why, options)
    this.why = why
  }
}

/** The environment's value under a name of the policy's. */
export function fromEnvironment(environment: Environment, reference: string): string {
  const value = environment[secretName(reference) ?? '']?.trim() ?? ''
  if (value === '') throw new CallError('not-configured')
  return value
}

/** An address of one of these schemes; text from a case never comes near it. */
export function addressIn(environment: Environment, reference: string, schemes: readonly string[]): URL {
  const value = fromEnvironment(environment, reference)
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || url.hostname === '' || !schemes.includes(url.protocol)) throw new CallError('address')
  return url
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/

/** Only on this machine may anything go out unencrypted. */
export const isLoopback = ({ hostname }: URL): boolean => LOOPBACK.test(hostname)
