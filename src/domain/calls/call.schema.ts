import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { conditionSchema } from '../policy/condition.ts'

/** Moments of a case at which somebody is called in a way that wakes. */
export const CALL_STEPS = ['opened', 'organisation-started', 'deadline-near', 'deadline-passed', 'escalation'] as const
export type CallStep = (typeof CALL_STEPS)[number]

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

const SECRET_NAME = /^env:(HIKESHI_CALL_[A-Z0-9]+(?:_[A-Z0-9]+)*)$/

/**
 * The variable that is meant; undefined where it is none of those that may be. A policy that could name any variable could
 * send the app's own key to a chat room.
 */
export const secretName = (reference: string): string | undefined => SECRET_NAME.exec(reference)?.[1]

/** The members of a channel that must be the name of a variable, by key. */
export function referencesIn(channel: Channel): readonly (readonly [key: string, reference: string])[] {
  const all =
    channel.kind === 'webhook'
      ? ([
          ['url', channel.url],
          ['secret', channel.secret],
          ['key', channel.key],
        ] as const)
      : ([
          ['server', channel.server],
          ['from', channel.from],
          ['to', channel.to],
        ] as const)
  return all.flatMap(([key, reference]) => (reference === undefined ? [] : [[key, reference] as const]))
}

/** The variables that the channels of a policy need, once each. */
export const secretNames = (channels: Readonly<Record<string, Channel>>): string[] => [
  ...new Set(
    Object.values(channels).flatMap((channel) =>
      referencesIn(channel).flatMap(([, reference]) => secretName(reference) ?? []),
    ),
  ),
]
