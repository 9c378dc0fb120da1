import type { SeedConfig } from 'emulate'
import { signAppToken } from './app-token.ts'
import { freePort } from './free-port.ts'
import { HttpError } from './http-error.ts'
import { asObject, asText } from './json.ts'
import { emulate } from './optional-packages.ts'
import { askInside, serverInside } from './server-inside.ts'
import { upstreamLogins } from './upstream-logins.ts'

/** The actor in emulate's eyes. `reader` reads on behalf of the account that the front has let in. */
export type Identity = { kind: 'reader' } | { kind: 'person'; login: string } | { kind: 'app' } | { kind: 'jwt' }

type UpstreamAnswer = { status: number; json: unknown; link: string | undefined }
/** The same as it came. */
type Told = { status: number; text: string; isJson: boolean; link: string | undefined }

export type Upstream = {
  /** Answers whatever emulate answers. */
  call(as: Identity, method: string, path: string, body?: unknown): Promise<UpstreamAnswer>
  /** The answer's body; throws emulate's own refusal as an HttpError. */
  get<T>(path: string): Promise<T>
  write<T>(as: Identity, method: string, path: string, body?: unknown): Promise<T>
  /** All pages of a list. */
  all<T>(path: string): Promise<T[]>
  /** An account has another login from now on. */
  renameAccount(from: string, to: string): void
  close(): Promise<void>
}

/** emulate answers 403 for good after 5,000 requests of one token: each person has several and moves on in time. */
const TOKENS_EACH = 10
const personToken = (login: string, index: number) => `upstream-${login}-${index}`

export function upstreamTokens(logins: readonly string[]): NonNullable<SeedConfig['tokens']> {
  const all = logins.flatMap((login) =>
    Array.from({ length: TOKENS_EACH }, (_, i) => [personToken(login, i), { login }]),
  )
  return Object.fromEntries(all)
}

const AREAS = ['issues', 'files', 'rest'] as const
/**
 * Areas that a write can touch. Writes to issues show in no file, nor the other way round; the rest, as pull requests are,
 * shows either.
 */
type Area = (typeof AREAS)[number]
const areaOf = (path: string): Area =>
  /^\/repos\/[^/]+\/[^/]+\/(?:issues|labels)\b/.test(path)
    ? 'issues'
    : /^\/repos\/[^/]+\/[^/]+\/(?:git|contents)\//.test(path)
      ? 'files'
      : 'rest'

/** Paths of things that git names by their content, and that stay as they are: to compare two commits takes emulate longest of all. */
const LASTING =
  /^\/repos\/[^/]+\/[^/]+\/(?:compare\/[\da-f]{40}\.\.\.[\da-f]{40}|git\/(?:trees|commits|blobs)\/[\da-f]{40}(?:\?recursive=1)?)$/

export async function startUpstream(options: {
  baseUrl: string
  seed: SeedConfig
  reader: string
  appId: number
  installationId: number
  privateKey: string
}): Promise<Upstream> {
  const { emulator, server } = await startEmulator(options.seed, options.baseUrl)
  const host = new URL(options.baseUrl).host
  const personTokens = new Map<string, number>()
  const logins = upstreamLogins()
  let appToken: string | undefined

  const tokenOf = async (as: Identity): Promise<string> => {
    switch (as.kind) {
      case 'jwt':
        return signAppToken(options.appId, options.privateKey)
      case 'app': {
        if (!appToken) {
          const path = `/app/installations/${options.installationId}/access_tokens`
          appToken = asText(asObject((await call({ kind: 'jwt' }, 'POST', path, {})).json).token) ?? ''
        }
        return appToken
      }
      case 'reader':
        return personToken(options.reader, personTokens.get(options.reader) ?? 0)
      case 'person':
        return personToken(logins.first(as.login), personTokens.get(logins.first(as.login)) ?? 0)
    }
  }

  /** Once for each token, though several answers may say that it is nearly spent. */
  const spent = (as: Identity, token: string) => {
    if (token === appToken) appToken = undefined
    const login = as.kind === 'reader' ? options.reader : as.kind === 'person' ? logins.first(as.login) : undefined
    const index = login === undefined ? undefined : (personTokens.get(login) ?? 0)
    if (login !== undefined && index !== undefined && token === personToken(login, index))
      personTokens.set(login, (index + 1) % TOKENS_EACH)
  }

  const ask = async (as: Identity, method: string, path: string, body?: unknown): Promise<Told> => {
    const token = await tokenOf(as)
    // emulate writes its Link headers for the host it was called by.
    const headers = {
      ...{ host, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const asked = { method, path, headers, body: body === undefined ? undefined : JSON.stringify(logins.sent(body)) }
    const { status, text, headers: told } = await askInside(server, asked)
    if (Number(told.get('x-ratelimit-remaining') ?? 5000) < 50) spent(as, token)
    const isJson = told.get('content-type')?.includes('json') ?? false
    return { status, text, isJson: isJson && text !== '', link: told.get('link') }
  }

  /** Answers stay the same until somebody writes there: to show one list asks for much of it again and again. */
  const known = {
    issues: new Map<string, Promise<Told>>(),
    files: new Map<string, Promise<Told>>(),
    rest: new Map<string, Promise<Told>>(),
  }
  const lasting = new Map<string, Promise<Told>>()
  const read = (as: Identity, path: string): Promise<Told> => {
    const same = LASTING.test(path) ? lasting : known[areaOf(path)]
    const key = `${as.kind} ${'login' in as ? as.login : ''} ${path}`
    const told = same.get(key) ?? ask(as, 'GET', path)
    same.set(key, told)
    // A commit that is not there may come.
    if (same === lasting)
      told.then(({ status }) => status === 200 || lasting.delete(key)).catch(() => lasting.delete(key))
    return told
  }
  const forget = (area: Area) => {
    for (const each of area === 'rest' ? AREAS : ([area, 'rest'] as const)) known[each].clear()
  }
  const change = async (as: Identity, method: string, path: string, body: unknown): Promise<Told> => {
    forget(areaOf(path))
    // A read that goes on meanwhile may be older than the write.
    return ask(as, method, path, body).finally(() => forget(areaOf(path)))
  }

  const call: Upstream['call'] = async (as, method, path, body) => {
    const { status, text, isJson, link } = await (method === 'GET' ? read(as, path) : change(as, method, path, body))
    return { status, json: isJson ? logins.today(JSON.parse(text)) : text, link }
  }

  const write: Upstream['write'] = async <T>(as: Identity, method: string, path: string, body?: unknown) => {
    const answer = await call(as, method, path, body)
    if (answer.status >= 400) throw new HttpError(answer.status, asText(asObject(answer.json).message) ?? 'Error')
    return answer.json as T
  }

  const get = <T>(path: string) => write<T>({ kind: 'reader' }, 'GET', path)

  return {
    call,
    get,
    write,
    all: async <T>(path: string) => {
      const found: T[] = []
      for (let page = 1; ; page++) {
        const slice = await get<T[]>(`${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`)
        found.push(...slice)
        if (slice.length < 100) return found
      }
    },
    renameAccount: logins.rename,
    close: () => emulator.close(),
  }
}

async function startEmulator(seed: SeedConfig, baseUrl: string) {
  const { createEmulator } = await emulate()
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      const emulator = await createEmulator({ service: 'github', port, seed, baseUrl })
      return { emulator, server: await serverInside(port) }
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}
