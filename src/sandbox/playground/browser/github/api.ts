import { FACTS } from '../facts.ts'

/** A refusal as GitHub words it. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Nothing answered at all: the sandbox was stopped, or the machine sleeps. */
export class UnansweredError extends Error {}

export interface Api {
  get<T>(path: string): Promise<T>
  /** All pages of a list. */
  all<T>(path: string): Promise<T[]>
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>
}

/** GitHub's REST API with the token of one person; without a login the control calls. */
export function apiOf(login: string | undefined): Api {
  const base = login === undefined ? FACTS.control : FACTS.url
  const headers: Record<string, string> =
    login === undefined ? {} : { authorization: `Bearer ${FACTS.tokens[login] ?? ''}` }

  async function call(method: string, path: string, body?: unknown): Promise<Response> {
    const url = path.startsWith('http') ? path : here(base) + path
    const answer = await fetch(url, {
      method,
      cache: 'no-store',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new UnansweredError('no answer', { cause })
    })
    if (!answer.ok) throw new ApiError(answer.status, wordsOf(await answer.text(), answer.status))
    return answer
  }

  return {
    get: async <T>(path: string) => (await (await call('GET', path)).json()) as T,
    async all<T>(path: string) {
      const found: T[] = []
      let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}per_page=100`
      while (next !== undefined) {
        const answer: Response = await call('GET', next)
        found.push(...((await answer.json()) as T[]))
        const [, link] = /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get('link') ?? '') ?? []
        next = link === undefined ? undefined : here(link)
      }
      return found
    },
    async send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
      const answer = await call(method, path, body)
      return (answer.status === 204 ? undefined : await answer.json()) as T
    },
  }
}

/** The same address by the name under which the page was opened: `localhost` and `127.0.0.1` are two origins. */
const here = (url: string): string => url.replace(FACTS.url, location.origin)

function wordsOf(text: string, status: number): string {
  try {
    const { message, errors = [] } = JSON.parse(text) as { message?: string; errors?: unknown[] }
    const more = errors.map((each) =>
      typeof each === 'object' && each !== null && 'message' in each ? String(each.message) : String(each),
    )
    return [message ?? String(status), ...more].join(' · ')
  } catch {
    return text.slice(0, 200) || String(status)
  }
}
