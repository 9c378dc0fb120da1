import { statusOf } from '../ledger/git-ledger-client.ts'

/** GitHub turned the request away unread; `pause` in milliseconds, where it says how long. */
export interface RateLimit {
  pause: number | undefined
}

/** https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
export function rateLimitOf(error: unknown): RateLimit | undefined {
  const status = statusOf(error)
  if (status !== 403 && status !== 429) return undefined
  const headers = headersOf(error)
  const after = numberOf(headers['retry-after'])
  if (after !== undefined) return { pause: after * 1_000 }
  if (headers['x-ratelimit-remaining'] === '0') return { pause: untilReset(headers) }
  const secondary = error instanceof Error && /secondary rate limit|abuse detection/i.test(error.message)
  return status === 429 || secondary ? { pause: undefined } : undefined
}

/** The headers of the answer that an error of Octokit carries. */
export function headersOf(error: unknown): Readonly<Record<string, unknown>> {
  const response = error instanceof Error && 'response' in error ? error.response : undefined
  if (typeof response !== 'object' || response === null || !('headers' in response)) return {}
  return typeof response.headers === 'object' && response.headers !== null ? { ...response.headers } : {}
}

/** By the server's own clock: ours may be set otherwise. */
export function untilReset(headers: Readonly<Record<string, unknown>>): number | undefined {
  const reset = numberOf(headers['x-ratelimit-reset'])
  const date = Date.parse(String(headers.date))
  return reset === undefined || Number.isNaN(date) ? undefined : Math.max(0, reset * 1_000 - date) + 1_000
}

function numberOf(value: unknown): number | undefined {
  return (typeof value === 'string' && /^\d+$/.test(value)) || typeof value === 'number' ? Number(value) : undefined
}
