import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { conditionSchema } from '../policy/condition.schema.ts'
import { CALL_STEPS } from './call-steps.ts'

/** How a webhook's body looks; each is a file of `templates/channels`. */
export const CHANNEL_TEMPLATES = ['generic', 'slack', 'teams', 'google-chat', 'line-works', 'pagerduty'] as const

/**
 * A way to reach people outside GitHub. Addresses and secrets are never written here: each is the name of a variable of the
 * environment (`env:HIKESHI_CALL_…`), so that nobody who may read the policy can call, or be called, by it.
 */
export const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    template: z._default(z.enum(CHANNEL_TEMPLATES), 'generic'),
    /** The address, https alone outside this machine. */
    url: z.string(),
    /** Signs what is sent, so that who takes it knows whose it is. */
    secret: z.optional(z.string()),
    /** The service's key inside the body, as PagerDuty's routing key. */
    key: z.optional(z.string()),
  }),
  z.strictObject({
    kind: z.literal('smtp'),
    /** `smtps://user:password@host` or `smtp://…`, with TLS in either way outside this machine. */
    server: z.string(),
    from: z.string(),
    /** Whose mail goes where: `login=address`, separated by commas. */
    to: z.string(),
  }),
])
export type Channel = z.infer<typeof channelSchema>

export const callSchema = z.strictObject({
  at: z.enum(CALL_STEPS),
  /** Processes whose cases call; left out: those that respond to incidents, drills and restricted ones apart. */
  in: z.optional(z.array(idSchema).check(z.minLength(1))),
  /** Beside the facts, it may ask for the severity that counts, set or not. */
  when: z.optional(conditionSchema),
  /** Of deadlines: these clocks alone. */
  clocks: z.optional(z.array(idSchema).check(z.minLength(1))),
  /**
   * Roles; of deadlines and escalations only those of them whom the clock tells. Left out: whom the clock tells, or whom the
   * start of the response organisation calls.
   */
  call: z.optional(z.array(idSchema).check(z.minLength(1))),
  /** Channels, all of them. */
  by: z.array(idSchema).check(z.minLength(1)),
})
export type CallPolicy = z.infer<typeof callSchema>
