import type { Server } from 'node:http'
import { askInside, serverInside } from '../../src/sandbox/server-inside.ts'

const servers = new Map<string, Promise<Server>>()

/** The server of this worker behind an address; one that has closed is none, and its port may be another one's by now. */
async function serverAt({ port }: URL): Promise<Server> {
  const known = await servers.get(port)?.catch(() => undefined)
  if (known?.listening === true) return known
  const found = serverInside(Number(port))
  servers.set(port, found)
  const forget = (): void => {
    if (servers.get(port) === found) servers.delete(port)
  }
  // Behind a server hangs a whole organisation: one that has closed must not be kept.
  found.then((server) => server.once('close', forget), forget)
  return found
}

/**
 * `fetch`, of a server of this very process: the same handler is asked the same, without two ends of a connection in one
 * process, which cost more than the answer.
 */
export async function fetchHere(
  to: string | URL | Request,
  { method = 'GET', headers, body, redirect = 'follow' }: RequestInit = {},
): Promise<Response> {
  const url = new URL(String(to))
  const {
    status,
    text,
    headers: told,
  } = await askInside(await serverAt(url), {
    ...{ method, path: `${url.pathname}${url.search}` },
    headers: { ...Object.fromEntries(new Headers(headers)), host: url.host },
    body: typeof body === 'string' ? body : undefined,
  })
  const place = told.get('location')
  if (method === 'GET' && redirect === 'follow' && status > 300 && status < 309 && place !== undefined)
    return fetchHere(new URL(place, url), { headers: headers ?? {} })
  return new ToldHere(url.href, text, { status, headers: Object.fromEntries(told) })
}

/** An answer that is whole already: to read it from a stream takes as long as to give it. */
class ToldHere extends Response {
  readonly #text: string
  readonly #init: ResponseInit

  constructor(url: string, text: string, init: ResponseInit) {
    super(null, init)
    Object.defineProperty(this, 'url', { value: url })
    this.#text = text
    this.#init = init
  }

  override text = async () => this.#text
  override json = async () => JSON.parse(this.#text)
  override arrayBuffer = async () => new TextEncoder().encode(this.#text).buffer
  override clone = () => new ToldHere(this.url, this.#text, this.#init)
}

/** A request to the embedded GitHub of this worker, by hand. */
export async function sendHere(
  url: string,
  method: string,
  token: string | undefined,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const answer = await fetchHere(url, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  // People on GitHub's pages are led on to where a repository is by now.
  const place = answer.status === 307 ? answer.headers.get('location') : null
  if (place !== null) return sendHere(place, method, token, body)
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}
