import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http'

export interface Asked {
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: string | undefined
  signal?: AbortSignal | undefined
}

/** As much of `Response` as Octokit looks at. */
export interface Answered {
  status: number
  url: string
  headers: Map<string, string>
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
}

const REDIRECTS = [301, 302, 307, 308]
const MOST_REDIRECTS = 5

export type Fetch = (address: string, asked?: Asked) => Promise<Answered>

/**
 * `fetch` for Octokit by Node's own HTTP client: the first call of the global one alone takes as long as two starts of
 * Node. Connections are kept; proxies of the environment are used where this Node can (24.5 and later).
 */
export function lightFetch(env: Readonly<Record<string, string | undefined>>): Fetch {
  const options = { keepAlive: true, proxyEnv: env }
  const agents = new Map<string, { request: typeof import('node:http').request; agent: RequestOptions['agent'] }>()
  const agentFor = (protocol: string) => {
    const known = agents.get(protocol)
    if (known !== undefined) return known
    const { request, Agent } =
      protocol === 'http:' ? process.getBuiltinModule('node:http') : process.getBuiltinModule('node:https')
    const made = { request, agent: new Agent(options) }
    agents.set(protocol, made)
    return made
  }

  const send = (url: URL, { method = 'GET', headers = {}, body, signal }: Asked): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { request, agent } = agentFor(url.protocol)
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const sent = request(url, {
        ...{ method, agent, headers: { ...headers, ...length } },
        ...(signal === undefined ? {} : { signal }),
      })
      sent.once('error', reject).once('response', resolve).end(body)
    })

  return async function fetch(address: string, asked: Asked = {}): Promise<Answered> {
    let url = new URL(address)
    let now = asked
    for (let redirects = 0; ; redirects += 1) {
      const message = await send(url, now)
      const to = whereto(message, now, url)
      if (to === undefined) return answered(message, url)
      if (redirects === MOST_REDIRECTS) throw new Error(`${address} leads from one address to the next`)
      message.resume()
      // A token is for the server that it was made for.
      if (to.origin !== url.origin) now = { ...now, headers: withoutToken(now.headers ?? {}) }
      url = to
    }
  }
}

/** A renamed repository answers with its new address. What writes is sent again only where GitHub says so. */
function whereto({ statusCode = 0, headers }: IncomingMessage, { method }: Asked, from: URL): URL | undefined {
  const reads = method === undefined || method === 'GET' || method === 'HEAD'
  const follows = REDIRECTS.includes(statusCode) && (reads || statusCode >= 307)
  return follows && headers.location !== undefined ? new URL(headers.location, from) : undefined
}

const withoutToken = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'))

/** By events: the iterator of a stream has to be compiled first, which no other part of a run needs. */
const bodyOf = (message: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    message.on('data', (chunk: Buffer) => chunks.push(chunk)).once('end', () => resolve(Buffer.concat(chunks)))
    // After its end this says nothing any more.
    message.once('error', reject).once('close', () => reject(new Error('the answer was cut off')))
  })

async function answered(message: IncomingMessage, url: URL): Promise<Answered> {
  return answerOf(message.statusCode ?? 0, url.href, headersOf(message.headers), await bodyOf(message))
}

export const answerOf = (status: number, url: string, headers: Map<string, string>, body: Buffer): Answered => ({
  ...{ status, url, headers },
  text: async () => body.toString('utf8'),
  arrayBuffer: async () => new Uint8Array(body).buffer,
})

const headersOf = (headers: IncomingHttpHeaders): Map<string, string> =>
  new Map(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
