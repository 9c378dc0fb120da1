import { setTimeout as sleepFor } from 'node:timers/promises'
import { Octokit } from '@octokit/core'
import type { Patience } from '../../../app/ports/ledger-writing.ts'
import { fewAtOnce } from './few-at-once.ts'
import { MovedError } from './github-error.ts'
import { pages } from './pages.ts'
import { type Persistence, persist } from './persist.ts'
import { type RequestClass, requestClass, type Urgency } from './request-class.ts'
import { sendGraphql } from './send-graphql.ts'
import { graphqlServing } from './served-graphql.ts'
import { wholeAnswer } from './whole-answer.ts'
import { GITHUB_LIMITS, type Pace, writePace } from './write-pace.ts'

/** GitHub as the adapters see it: one installation or one token. */
export interface GitHubApi {
  request: Octokit['request']
  /** Answers `data`; documents live in `graphql/`. As urgent as such a document is, unless somebody says otherwise. */
  graphql(document: string, variables: Readonly<Record<string, unknown>>, urgency?: Urgency): Promise<unknown>
  paginate: typeof pages
  /** For what is tried again by the adapters themselves. */
  patience: Patience
  /** When an answer that is written now reaches people, where GitHub's limits make it late. */
  answersLateUntil(): Date | undefined
  /** Whether a request waits for its turn under those limits. */
  isHeldUp(): boolean
}

export interface GitHubClientOptions {
  /** A token; `octokit` where the host has one already (an app's installation), plugins and all. */
  auth?: string
  octokit?: Octokit
  baseUrl?: string
  fetch?: typeof fetch
  /** For the pace alone. */
  now?: () => Date
  sleep?: (milliseconds: number) => Promise<void>
  random?: () => number
  /** Shared by all clients of one installation. */
  pace?: Pace
  longestPause?: number
  timeout?: number
  log?: (message: string) => void
}

/** https://docs.github.com/rest/about-the-rest-api/api-versions: promised until March 2028 at least. */
export const API_VERSION = '2022-11-28'

const ATTEMPTS = 4
const LONGEST_PAUSE = 90_000
const TIMEOUT = 30_000
/** Of the hundred that GitHub lets an app and everybody beside it ask at once. */
const AT_ONCE = 20
const silent = () => undefined
/** The wall's clock may be set back, and a pause must not last until it has caught up. */
const steadyNow = () => new Date(performance.timeOrigin + performance.now())

/**
 * Neither Octokit's retry plugin (it repeats creates that took effect) nor its throttling (one write in three seconds):
 * this waits only where GitHub's limits are reached and repeats only what may be repeated.
 */
export function githubClient(options: GitHubClientOptions): GitHubApi {
  const { log = silent, now = steadyNow, random = Math.random, timeout = TIMEOUT } = options
  const sleep = options.sleep ?? ((milliseconds: number) => sleepFor(milliseconds))
  const octokit = options.octokit ?? bareOctokit(options, log)
  const patience: Patience = { attempts: ATTEMPTS, sleep, random }
  // A server of one's own has no such limits unless its owner sets them; what it refuses is waited for all the same.
  const limits = isGitHubsOwn(octokit.request.endpoint.DEFAULTS.baseUrl) ? GITHUB_LIMITS : []
  const pace = options.pace ?? writePace({ now, sleep }, limits)
  const persistence: Persistence = {
    ...{ ...patience, pace, log, now, atOnce: fewAtOnce(AT_ONCE) },
    longestPause: options.longestPause ?? LONGEST_PAUSE,
  }

  const graphql = graphqlServing(now)
  const request = octokit.request.defaults({
    request: {
      hook: async (send: typeof octokit.request, endpoint: Endpoint) => {
        const asked = { method: endpoint.method, path: endpoint.url, ...natureOf(endpoint) }
        const once = async () => {
          const signal = endpoint.request.signal ?? AbortSignal.timeout(timeout)
          const redirect: 'manual' | 'follow' = asked.class.costs !== 'read' ? 'manual' : 'follow'
          const headers = { ...endpoint.headers, 'x-github-api-version': API_VERSION }
          const sent = { ...endpoint, headers, request: { ...endpoint.request, signal, redirect } }
          // The octokit's own hooks (its sign-in) run inside ours.
          const answer = await octokit.hook('request', send, sent)
          const location = renamedTo(answer)
          return location === undefined ? answer : octokit.hook('request', send, { ...sent, url: location })
        }
        graphql.begin(asked)
        return persist(asked, async () => graphql.served(asked, wholeAnswer(await once())), persistence)
      },
    },
  })
  return {
    request,
    graphql: (document, variables, urgency) => sendGraphql(request, document, variables, urgency),
    paginate: pages,
    patience,
    answersLateUntil: () => pace.answersLateUntil(),
    isHeldUp: () => pace.isHeldUp(),
  }
}

const isGitHubsOwn = (baseUrl: string): boolean => /^https:\/\/api\.(github\.com|[\w-]+\.ghe\.com)(\/|$)/.test(baseUrl)

/**
 * A repository that was renamed answers 307 or 308: the same write, at its new address. What answers 301 is another thing
 * by now, as an issue that was moved, and a write that was meant for the old one must not follow.
 */
function renamedTo({ status, headers }: { status: number; headers: { location?: string } }): string | undefined {
  if (status === 301 || status === 302) throw new MovedError('It is elsewhere now')
  return status === 307 || status === 308 ? headers.location : undefined
}

type Endpoint = Required<ReturnType<Octokit['request']['endpoint']['merge']>>

/** How urgent a request is stands beside its other options, as `repeatable` does. */
type Options = Endpoint['request'] & { repeatable?: boolean; urgency?: Urgency }

function natureOf(endpoint: Endpoint): { repeatable: boolean; class: RequestClass } {
  const { method, url: path } = endpoint
  const options: Options = endpoint.request
  const found = requestClass({ method, path, parameters: { ...endpoint }, urgency: options.urgency })
  const twiceIsOnce = found.costs === 'read' || options.repeatable === true || method === 'PUT' || method === 'PATCH'
  return { class: found, repeatable: twiceIsOnce && options.retries !== 0 }
}

function bareOctokit({ auth, baseUrl, fetch }: GitHubClientOptions, log: (message: string) => void): Octokit {
  return new Octokit({
    ...(auth !== undefined && { auth }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(fetch !== undefined && { request: { fetch } }),
    log: { debug: silent, info: silent, warn: log, error: log },
    userAgent: 'hikeshi',
  })
}
