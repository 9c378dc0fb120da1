import type { Calls } from '../../app/ports/calls.ts'
import { CallError, type Environment } from './address.ts'

export interface CallsOptions {
  /** Holds every address and secret; the policy names its variables. */
  environment: Environment
  now(): Date
  /** Milliseconds that a service has to take a call. */
  within?: number
}

/** Nobody's record, answer or run waits longer for a service that hangs. */
const WITHIN_MS = 10_000

/** Calls people by mail or webhook. What sends is loaded where a call is made: nearly all events make none. */
export function calls({ environment, now, within = WITHIN_MS }: CallsOptions): Calls {
  const options = { environment, now, within }
  return {
    async send(call) {
      const { by } = call
      try {
        if (by.kind === 'smtp')
          return { kind: 'sent', missed: await (await import('./send-mail.ts')).sendMail(by, call, options) }
        await (await import('./send-webhook.ts')).sendWebhook(by, call, options)
        return { kind: 'sent', missed: [] }
      } catch (error) {
        return { kind: 'failed', why: error instanceof CallError ? error.why : 'unreachable' }
      }
    },
  }
}
