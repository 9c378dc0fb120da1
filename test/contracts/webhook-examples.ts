import { createRequire } from 'node:module'

export interface WebhookExample {
  event: string
  payload: Record<string, unknown>
}

// Its types promise a default export, its entry is JSON: only `require` gets what is really there.
const require = createRequire(import.meta.url)
const definitions: { name: string; examples: Record<string, unknown>[] }[] = require('@octokit/webhooks-examples')

/** Deliveries as GitHub sent them to people who passed them on. */
export const webhookExamples: readonly WebhookExample[] = definitions.flatMap(({ name, examples }) =>
  examples.map((payload) => ({ event: name, payload })),
)
