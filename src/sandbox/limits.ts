import type { Actor } from './actor.ts'
import { HttpError } from './http-error.ts'
import { asNumber, asObject, asText } from './json.ts'
import type { SandboxClock } from './sandbox-clock.ts'

/** How much the app may ask before GitHub refuses; nothing is bounded unless it is said here. */
export type LimitSettings = {
  /** Issues, comments, pull requests and reviews that are made, in a minute and in an hour. */
  contentPerMinute: number | null
  contentPerHour: number | null
  /** All requests, in hours that begin with the first of them. */
  requestsPerHour: number | null
}

export type Limits = {
  settings(): LimitSettings
  set(wanted: unknown): LimitSettings
  /** Throws GitHub's refusal where the app has asked for too much; else counts it, and gives what is left of the hour. */
  take(actor: Actor, method: string, path: string, json: unknown): Record<string, string>
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const CONTENT = /\/(?:issues|issues\/\d+\/comments|pulls|pulls\/\d+\/(?:reviews|comments))$/
const CONTENT_MUTATION = /\b(?:addComment|createIssue|createPullRequest)\b/

/** The secondary limits on content and the primary one, by the sandbox's clock. */
export function limits(clock: Pick<SandboxClock, 'now'>): Limits {
  let settings: LimitSettings = { contentPerMinute: null, contentPerHour: null, requestsPerHour: null }
  let created: number[] = []
  let hour = { began: 0, used: 0 }

  const refuse = (retryAfterMs: number): never => {
    const message = 'You have exceeded a secondary rate limit and have been temporarily blocked from content creation.'
    throw new HttpError(403, message, { headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) } })
  }

  return {
    settings: () => settings,
    set: (wanted) => {
      const given = asObject(wanted)
      const bound = (name: keyof LimitSettings) =>
        given[name] === undefined ? settings[name] : (asNumber(given[name]) ?? null)
      settings = {
        contentPerMinute: bound('contentPerMinute'),
        contentPerHour: bound('contentPerHour'),
        requestsPerHour: bound('requestsPerHour'),
      }
      return settings
    },
    take: (actor, method, path, json) => {
      if (actor.kind !== 'installation') return {}
      const now = clock.now().getTime()
      if (now - hour.began >= HOUR_MS) hour = { began: now, used: 0 }
      const most = settings.requestsPerHour
      const left = (most ?? 15_000) - hour.used
      const headers = {
        date: new Date(now).toUTCString(),
        'x-ratelimit-limit': String(most ?? 15_000),
        'x-ratelimit-remaining': String(Math.max(0, left - 1)),
        'x-ratelimit-reset': String(Math.ceil((hour.began + HOUR_MS) / 1_000)),
      }
      if (most !== null && left <= 0)
        throw new HttpError(403, 'API rate limit exceeded for installation ID 70042.', { headers })
      const isContent =
        method === 'POST' && (CONTENT.test(path) || CONTENT_MUTATION.test(asText(asObject(json).query) ?? ''))
      if (isContent) {
        created = created.filter((at) => now - at < HOUR_MS)
        const oldest = (within: number, bound: number | null) => {
          const counted = created.filter((at) => now - at < within)
          return bound === null || counted.length < bound ? undefined : (counted[0] ?? now) + within - now
        }
        const wait = oldest(MINUTE_MS, settings.contentPerMinute) ?? oldest(HOUR_MS, settings.contentPerHour)
        if (wait !== undefined) refuse(wait)
        created.push(now)
      }
      hour.used += 1
      return headers
    },
  }
}
