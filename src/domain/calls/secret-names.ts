import type { Channel } from './call.schema.ts'

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
