import type { Policy } from '../policy/policy.schema.ts'

/**
 * By way of what somebody acted: on GitHub itself, or by an app in his name. What a delivery does not tell is looked up
 * in the timeline before it counts.
 */
export type Via = 'account' | { app: string } | 'not-told'

/** The app by way of which nobody may act here; undefined: the act is the account's own. */
export const untrustedApp = (
  { 'trusted-apps': trusted }: Pick<Policy, 'trusted-apps'>,
  via: Via,
): string | undefined => (typeof via === 'string' || trusted.includes(via.app) ? undefined : via.app)
