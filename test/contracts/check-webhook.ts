import { webhooks } from './descriptions.ts'
import type { Problem } from './problem.ts'
import { validator } from './validator.ts'

const compile = validator(webhooks.schemas, 'invalid-body')

/** The findings of GitHub's webhook schemas against a payload; `event` is the value of `X-GitHub-Event`. */
export function checkWebhook(event: string, payload: unknown): Problem[] {
  const action = typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : undefined
  const key = [`${event}.${action}`, event].find((one) => webhooks.events[one] !== undefined)
  const schema = key === undefined ? undefined : webhooks.events[key]
  if (key === undefined || schema === undefined) {
    const name = action === undefined ? event : `${event} with the action ${action}`
    return [{ code: 'unknown-webhook', pointer: '/action', text: `no webhook ${name} is kept of GitHub's description` }]
  }
  return compile(key, () => schema)(payload)
}
