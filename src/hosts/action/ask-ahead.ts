import { readingsPath } from '../../adapters/github/client/parse-cache-path.ts'
import { VIEWER_QUERY } from '../../adapters/github/graphql/viewer-query.ts'
import { LEDGER_BRANCH, ledgerPath, POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import type { Fetch } from './light-fetch.ts'
import { PARSER_VERSION } from './reader.ts'

type Variables = Readonly<Record<string, string | undefined>>

interface Question {
  method: 'GET' | 'POST'
  url: string
  body?: string
}

const TIMEOUT = 30_000

/**
 * Puts what every event asks GitHub first, while the program that understands the answers is still being loaded. Whoever
 * asks for the same gets that answer, once: who asks again wants to know how it is by then.
 */
export function askAhead(fetch: Fetch, questions: readonly Question[], token: string): Fetch {
  const answers = new Map(
    questions.map((question) => {
      const { url, ...asked } = question
      const signal = AbortSignal.timeout(TIMEOUT)
      const answer = fetch(url, { ...asked, headers: headersWith(token), signal })
      return [nameOf(question), answer.catch(() => undefined)] as const
    }),
  )
  return async (url, asked = {}) => {
    const name = nameOf({ url, ...asked })
    const known = answers.get(name)
    answers.delete(name)
    // What was asked before this run wrote something says how it was before.
    if (known === undefined && isWrite(asked)) answers.clear()
    const answer = await known
    // What was not there a moment ago may be by now: another run is making it.
    return answer !== undefined && answer.status < 400 ? answer : fetch(url, asked)
  }
}

/** As the adapters ask it, to the letter; what they would ask otherwise is only asked in vain. */
export function firstQuestions(env: Variables, issue: Readonly<Record<string, unknown>>): Question[] {
  const number = Number(issue.number)
  const year = new Date(String(issue.created_at)).getUTCFullYear()
  // No issue of GitHub's: what is wrong with the event is for others to say.
  if (!Number.isSafeInteger(number) || number < 1 || !(year >= 1000 && year <= 9999)) return []
  const { GITHUB_API_URL: given, GITHUB_REPOSITORY: repository = '' } = env
  const api = given || 'https://api.github.com'
  const there = `${api}/repos/${repository.split('/').map(encodeURIComponent).join('/')}`
  const get = (url: string): Question => ({ method: 'GET', url: `${there}${url}` })
  const file = (path: string) => get(`/contents/${encodeURIComponent(path)}?ref=${LEDGER_BRANCH}`)
  const commits = (path: string, page: string) =>
    get(`/commits?path=${encodeURIComponent(path)}&sha=${LEDGER_BRANCH}&${page}`)
  const viewer = JSON.stringify({ query: VIEWER_QUERY, variables: {} })
  const readings = PARSER_VERSION === undefined ? undefined : readingsPath(PARSER_VERSION)
  return [
    { method: 'POST', url: `${api.replace(/\/api\/v3$/, '/api')}/graphql`, body: viewer },
    ...(readings === undefined ? [] : [file(readings), commits(readings, 'per_page=1')]),
    ...[file(POLICY_LEDGER), commits(POLICY_LEDGER, 'per_page=100&page=1')],
    ...[file(ledgerPath(year, number)), get(`/issues/${number}`)],
    get(`/issues/${number}/comments?per_page=100&page=1`),
  ]
}

/** A GraphQL query is sent as a write is, and changes nothing. */
const isWrite = ({ method, body }: NonNullable<Parameters<Fetch>[1]>): boolean =>
  method !== 'GET' && !(typeof body === 'string' && /^\{"query":"\s*(?:query|\{)/.test(body))

const nameOf = ({ method = 'GET', url, body = '' }: { method?: string; url: string; body?: string | undefined }) =>
  `${method} ${url} ${body}`

const headersWith = (token: string) => ({
  ...{ accept: 'application/vnd.github.v3+json', authorization: `bearer ${token}`, 'user-agent': 'hikeshi' },
  'content-type': 'application/json; charset=utf-8',
})
