import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** One answer of GitHub's, by the question that it was given to. */
export interface Recorded {
  name: string
  status: number
  headers: Readonly<Record<string, string>>
  text: string
}

/** When a request was asked and answered, in milliseconds of one clock. */
export interface Exchange {
  method: string
  path: string
  name: string
  status: number
  start: number
  end: number
}

export type Order =
  | { kind: 'record'; target: string }
  /** `delay`: milliseconds until an answer comes. */
  | { kind: 'replay'; answers: readonly Recorded[]; delay: number }

/** GitHub in a process of its own. */
export interface GitHubApart {
  url: string
  begin(order: Order): Promise<void>
  /** The requests since it began, and the answers where it records. */
  told(): Promise<{ exchanges: Exchange[]; kept: Recorded[] }>
  stop(): void
}

const RUN = fileURLToPath(new URL('../../run-typescript.mjs', import.meta.url))
const BETWEEN = fileURLToPath(new URL('./between.ts', import.meta.url))

export async function githubApart(): Promise<GitHubApart> {
  const child = fork(RUN, [BETWEEN], { serialization: 'advanced' })
  const heard = async <Told>(): Promise<Told> => (await once(child, 'message'))[0]
  const { url } = await heard<{ url: string }>()
  return {
    url,
    async begin(order) {
      const ready = heard<'ready'>()
      child.send(order)
      await ready
    },
    async told() {
      const answer = heard<{ exchanges: Exchange[]; kept: Recorded[] }>()
      child.send('tell')
      return answer
    },
    stop: () => void child.disconnect(),
  }
}

/**
 * The requests, without what differs from run to run: a write's content (salts, seals and times), and since when somebody
 * wants to know. A query is told by its text and its variables, a mutation by its text.
 */
export function nameOf({ method, path, body }: { method: string; path: string; body: string }): string {
  const place = path.replace(/([?&])since=[^&]*/, '$1since=')
  if (!/\/graphql$/.test(path)) return `${method} ${place}`
  const { query = '', variables = {} } = JSON.parse(body) as { query?: string; variables?: unknown }
  const isMutation = query.trimStart().startsWith('mutation')
  return `${method} ${place} ${query} ${isMutation ? '' : JSON.stringify(variables)}`
}

/** GitHub counts these by themselves: 80 a minute, 500 an hour. */
export const createsContent = ({ method, path, name }: Exchange): boolean =>
  method === 'POST' &&
  (/\/(?:issues|comments|pulls|reviews)$/.test(path) || /\b(?:addComment|createIssue|createPullRequest)\b/.test(name))

/** A request, and the round trip it belongs to: 1 where nothing had been answered when it was asked. */
export interface Waiting {
  exchange: Exchange
  trip: number
  /** The request without whose answer it would have been asked earlier; undefined where it waited for none. */
  after: Exchange | undefined
}

/** In the order of their answers. What began once another had been answered waited for it. */
export function waiting(exchanges: readonly Exchange[]): Waiting[] {
  const inOrder: Waiting[] = []
  for (const exchange of exchanges.toSorted((one, other) => one.end - other.end)) {
    const before = inOrder.filter((one) => one.exchange.end <= exchange.start)
    const trip = 1 + Math.max(0, ...before.map((one) => one.trip))
    inOrder.push({ exchange, trip, after: before.findLast((one) => one.trip === trip - 1)?.exchange })
  }
  return inOrder
}

/** The most requests of which each began only once the one before it had been answered. */
export const roundTrips = (exchanges: readonly Exchange[]): number =>
  Math.max(0, ...waiting(exchanges).map(({ trip }) => trip))

/** A request by few words: a query by its own name, all else by method and place. */
export function shortName({ method, path, name }: Exchange): string {
  const [, operation] = /\b((?:query|mutation)\b(?:\s+\w+|[^\w]*\w+))/.exec(/\/graphql$/.test(path) ? name : '') ?? []
  return (
    operation?.replaceAll(/\s+/g, ' ') ??
    `${method} ${decodeURIComponent(path.replace(/^\/repos\/[^/]+\/[^/?]+/, '…'))}`
  )
}
