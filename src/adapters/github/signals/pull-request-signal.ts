import * as z from 'zod/mini'
import { cause } from '../../../app/inbox/cause.ts'
import type { Signal, SignalOf } from '../../../app/inbox/signal.ts'
import { viaOfActor } from '../../../domain/policy/trusted-app.ts'
import { type Envelope, repositorySchema, timeSchema } from './parts.schema.ts'

const base = z.object({
  repository: repositorySchema,
  review: z.optional(z.object({ id: z.int() })),
  pull_request: z.object({
    number: z.int().check(z.positive()),
    updated_at: timeSchema,
    merged_at: z.nullish(timeSchema),
    /** Undefined where it is told by neither, null where the fork is gone. */
    head: z.object({ ref: z.string(), sha: z.string(), repo: z.nullish(z.object({ id: z.int() })) }),
  }),
})

type What = SignalOf<'pull-request'>['what']

const PULL_REQUEST: Readonly<Record<string, What>> = {
  opened: 'opened',
  edited: 'edited',
  synchronize: 'synchronize',
  closed: 'closed',
  reopened: 'reopened',
}
const REVIEW: Readonly<Record<string, What>> = { submitted: 'reviewed', edited: 'reviewed', dismissed: 'reviewed' }

export const pullRequestSignal = (action: string, payload: unknown, envelope: Envelope): Signal | undefined =>
  signal(Object.hasOwn(PULL_REQUEST, action) ? PULL_REQUEST[action] : undefined, action, payload, envelope)

export const reviewSignal = (action: string, payload: unknown, envelope: Envelope): Signal | undefined =>
  signal(Object.hasOwn(REVIEW, action) ? REVIEW[action] : undefined, action, payload, envelope)

function signal(what: What | undefined, action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  const read = what === undefined ? undefined : base.safeParse(payload)
  if (what === undefined || read?.success !== true) return undefined
  const { repository, review, pull_request: pull } = read.data
  return {
    kind: 'pull-request',
    installation: envelope.installation,
    repository,
    number: pull.number,
    what,
    // A branch of a fork is called whatever its owner likes: it is none of this repository's.
    branch: pull.head.repo?.id === repository.id ? pull.head.ref : '',
    head: pull.head.sha,
    merged: typeof pull.merged_at === 'string',
    actor: envelope.sender,
    at: pull.updated_at,
    cause: cause.pullRequest(pull.number, action, String(review?.id ?? pull.head.sha), pull.updated_at),
    via: viaOfActor(envelope.sender),
  }
}
