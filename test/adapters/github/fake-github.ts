import { type GitHubApi, type GitHubClientOptions, githubClient } from '../../../src/adapters/github/client/client.ts'

/** One answer: a status with JSON, a connection that breaks, or one that breaks within the answer. */
export type Turn = { status: number; json?: unknown; headers?: Record<string, string> } | 'reset' | 'cut'

export interface FakeGitHub {
  client: GitHubApi
  sent: { method: string; path: string; body: unknown }[]
  /** Milliseconds of each wait. */
  slept: number[]
  log: string[]
}

/** A GitHub that answers as it is told, one turn for each request, the last for all after it. */
export function fakeGitHub(turns: readonly Turn[], options: Partial<GitHubClientOptions> = {}): FakeGitHub {
  const sent: FakeGitHub['sent'] = []
  const slept: number[] = []
  const log: string[] = []
  let time = Date.parse('2030-01-01T00:00:00Z')
  const fetch = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input))
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const turn = turns[Math.min(sent.length, turns.length - 1)] ?? 'reset'
    sent.push({ method: init?.method ?? 'GET', path: `${url.pathname}${url.search}`, body })
    if (turn === 'reset') throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') })
    const headers = { 'content-type': 'application/json', ...(turn === 'cut' ? {} : turn.headers) }
    if (turn === 'cut') return new Response('{"id": 1', { status: 200, headers })
    return new Response(JSON.stringify(turn.json ?? {}), { status: turn.status, headers })
  }
  const client = githubClient({
    auth: 'token',
    fetch,
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      time += milliseconds
    },
    random: () => 0.5,
    log: (message) => log.push(message),
    ...options,
  })
  return { client, sent, slept, log }
}
