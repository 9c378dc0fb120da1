import { readingsPath } from '../../adapters/github/client/parse-cache-path.ts'
import { wholeName } from '../../adapters/github/client/whole-name.ts'
import { LABEL_IDS_QUERY } from '../../adapters/github/graphql/label-ids-query.ts'
import { VIEWER_QUERY } from '../../adapters/github/graphql/viewer-query.ts'
import { LEDGER_BRANCH, ledgerPath, POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { firstLook, type Look } from './first-look.ts'
import type { Answered, Fetch } from './light-fetch.ts'
import { PARSER_VERSION } from './reader.ts'

type Variables = Readonly<Record<string, string | undefined>>

interface Question {
  method: 'GET' | 'POST'
  url: string
  body?: string
}

/** The first question of a run: one query for all that GraphQL can tell, and beside it what REST alone does. */
export interface FirstQuestions {
  look: Look | undefined
  questions: readonly Question[]
}

export const NOTHING_FIRST: FirstQuestions = { look: undefined, questions: [] }

const TIMEOUT = 30_000

/**
 * Puts what every event asks GitHub first, while the program that understands the answers is still being loaded. Whoever
 * asks for the same gets that answer, once: who asks again wants to know how it is by then.
 */
export function askAhead(fetch: Fetch, { look, questions }: FirstQuestions, token: string): Fetch {
  const ask = ({ url, ...asked }: Question): Promise<Answered | undefined> =>
    fetch(url, { ...asked, headers: headersWith(token), signal: AbortSignal.timeout(TIMEOUT) }).catch(() => undefined)
  const answers = new Map(questions.map((question) => [nameOf(question), ask(question)]))
  if (look !== undefined) {
    const told = ask(look.question).then((answer) => look.read(answer))
    for (const question of look.instead)
      answers.set(
        nameOf(question),
        told.then((found) => found.get(question)),
      )
  }
  return async (url, asked = {}) => {
    const name = nameOf({ url, ...asked })
    const known = answers.get(name)
    answers.delete(name)
    // An answer from before this run wrote something says how it was before.
    if (known === undefined && isWrite(asked)) answers.clear()
    const answer = await known
    // A thing that was not there a moment ago may be by now: another run is making it.
    return answer !== undefined && answer.status < 400 ? answer : fetch(url, asked)
  }
}

/**
 * As the adapters ask it, to the letter; what they would ask otherwise is only asked in vain. `move`: an event that the
 * timeline shows as well, so that it is looked for there.
 */
export function firstQuestions(
  env: Variables,
  issue: Readonly<Record<string, unknown>> | undefined,
  run: 'event' | 'sweep' | 'move',
): FirstQuestions {
  const { GITHUB_API_URL: given, GITHUB_REPOSITORY: repository = '' } = env
  const [owner = '', name = ''] = repository.split('/')
  const api = given || 'https://api.github.com'
  const there = `${api}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`
  const head = encodeURIComponent(wholeName(LEDGER_BRANCH))
  const get = (url: string): Question => ({ method: 'GET', url: `${there}${url}` })
  const file = (path: string) => ({ ...get(`/contents/${encodeURIComponent(path)}?ref=${head}`), path })
  const readings = PARSER_VERSION === undefined ? undefined : readingsPath(PARSER_VERSION)
  const named = issue && issueIn(issue)
  const graphql = `${api.replace(/\/api\/v3$/, '/api')}/graphql`
  const query = (text: string, variables: object): Question => ({
    ...{ method: 'POST', url: graphql, body: JSON.stringify({ query: text, variables }) },
  })
  const files = [POLICY_LEDGER, readings, named && ledgerPath(named.year, named.number)].filter(isThere).map(file)
  const look = firstLook(
    { graphql, owner, name },
    {
      ...{ viewer: query(VIEWER_QUERY, {}), repository: get('') },
      ...{ labels: query(LABEL_IDS_QUERY, { owner, name }), files },
    },
  )
  // A reading under the seal of a key needs nobody's word for who wrote it.
  const isKeyless = (env.INPUT_KEY ?? '').trim() === ''
  const at = named && `/issues/${named.number}`
  // GraphQL does not tell which app made a commit, nor by way of which one a text was written.
  const alone = [
    isKeyless && readings && `/commits?path=${encodeURIComponent(readings)}&sha=${head}&per_page=1`,
    at,
    at && `${at}/comments?per_page=100&page=1`,
    run === 'move' && at && `${at}/timeline?per_page=100&page=1`,
  ]
  // A round goes over every repository that the token reaches.
  const reached: Question[] =
    run === 'sweep' ? [{ method: 'GET', url: `${api}/installation/repositories?per_page=100&page=1` }] : []
  return { look, questions: [...alone.filter(isThere).map(get), ...reached] }
}

const isThere = (text: string | false | undefined): text is string => text !== undefined && text !== false

/** No issue of GitHub's: what is wrong with the event is for others to say. */
function issueIn(issue: Readonly<Record<string, unknown>>): { number: number; year: number } | undefined {
  const number = Number(issue.number)
  const year = new Date(String(issue.created_at)).getUTCFullYear()
  return Number.isSafeInteger(number) && number >= 1 && year >= 1000 && year <= 9999 ? { number, year } : undefined
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
