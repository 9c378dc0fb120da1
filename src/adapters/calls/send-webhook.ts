import { createHmac } from 'node:crypto'
import type { OutgoingCall } from '../../app/ports/calls.ts'
import type { Channel } from '../../domain/calls/call.schema.ts'
import { template } from '../files/package-files.ts'
import { addressIn, CallError, type Environment, fromEnvironment, isLoopback } from './address.ts'
import { fillTemplate } from './fill-template.ts'

export interface SendingOptions {
  environment: Environment
  now(): Date
  /** Milliseconds after which nobody waits for an answer any more. */
  within: number
}

/**
 * Posts a call as JSON. What takes it can check by the shared secret that it is ours, and by its time that it is no old
 * one: `x-hikeshi-signature` is `v1=` and the HMAC-SHA256, in hex, of `<x-hikeshi-timestamp>.<body>`.
 */
export async function sendWebhook(
  channel: Channel & { kind: 'webhook' },
  call: OutgoingCall,
  { environment, now, within }: SendingOptions,
): Promise<void> {
  const url = addressIn(environment, channel.url, ['https:', 'http:'])
  if (url.protocol === 'http:' && !isLoopback(url)) throw new CallError('insecure')
  const secret = channel.secret === undefined ? undefined : fromEnvironment(environment, channel.secret)
  const key = channel.key === undefined ? '' : fromEnvironment(environment, channel.key)
  const body = fillTemplate(
    JSON.parse(await template(`channels/${channel.template}.json`)),
    channel.template,
    call,
    key,
  )
  const timestamp = String(Math.floor(now().getTime() / 1000))
  const answer = await fetch(url, {
    ...{ method: 'POST', body, signal: AbortSignal.timeout(within) },
    // An answer that sends it elsewhere would take the call to an address that nobody chose.
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'hikeshi',
      'x-hikeshi-call': call.id,
      'x-hikeshi-timestamp': timestamp,
      ...(secret !== undefined && { 'x-hikeshi-signature': `v1=${signatureOf(secret, timestamp, body)}` }),
    },
  }).catch((cause: unknown) => {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError'
    throw new CallError(isLate ? 'timeout' : 'unreachable', { cause })
  })
  // The body is a stranger's text: nobody reads it.
  await answer.body?.cancel().catch(() => undefined)
  if (!answer.ok) throw new CallError('refused')
}

export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
