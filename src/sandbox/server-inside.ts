import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { get, type Server } from 'node:http'
import { Readable, Writable } from 'node:stream'

/** Node tells of each request that one of the process's servers takes, with the server that took it. */
const REQUEST_TAKEN = 'http.server.request.start'

/** The body as it would go over the wire; undefined where there is none. */
type AskedInside = { method: string; path: string; headers: Record<string, string>; body: string | undefined }
type AnsweredInside = { status: number; text: string; headers: ReadonlyMap<string, string> }

/** The server of this very process that listens on a port, found by one request. */
export async function serverInside(port: number): Promise<Server> {
  let found: Server | undefined
  const taken = (message: unknown) => {
    const { server } = message as { server: Server }
    const address = server.address()
    if (typeof address === 'object' && address?.port === port) found = server
  }
  subscribe(REQUEST_TAKEN, taken)
  try {
    await new Promise<void>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/', agent: false }, (answer) => answer.resume().on('end', resolve)).on(
        'error',
        reject,
      )
    })
  } finally {
    unsubscribe(REQUEST_TAKEN, taken)
  }
  if (found === undefined) throw new Error(`The server on port ${port} is none of this process`)
  return found
}

/** Asks a server of this process as it would be asked over the wire, for a fifth of what a connection costs. */
export async function askInside(server: Server, { method, path, headers, body }: AskedInside): Promise<AnsweredInside> {
  const bytes = body === undefined ? undefined : Buffer.from(body)
  const length = bytes === undefined ? {} : { 'content-length': String(bytes.length) }
  const request = Object.assign(new Readable({ read: () => undefined }), {
    method,
    url: path,
    headers: { ...headers, ...length },
  })
  if (bytes !== undefined) request.push(bytes)
  request.push(null)
  const response = new HeardAnswer()
  server.emit('request', request, response)
  await new Promise<void>((resolve, reject) => {
    response.once('finish', resolve).once('error', reject)
    response.once('close', () => reject(new Error(`${method} ${path} was not answered to its end`)))
  })
  return { status: response.statusCode, text: response.text(), headers: response.headers }
}

/** The writable end of a server's answer. */
class HeardAnswer extends Writable {
  statusCode = 200
  statusMessage = ''
  readonly headers = new Map<string, string>()
  readonly #chunks: (Buffer | string)[] = []

  constructor() {
    // A text that is written whole is read again as it is.
    super({ decodeStrings: false })
  }

  setHeader(name: string, value: string | readonly string[]) {
    this.headers.set(name.toLowerCase(), String(value))
  }

  writeHead(status: number, headers: Readonly<Record<string, string | readonly string[]>> = {}) {
    this.statusCode = status
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value)
  }

  text(): string {
    const [first, ...more] = this.#chunks
    if (more.length === 0 && typeof first === 'string') return first
    return Buffer.concat(this.#chunks.map((chunk) => Buffer.from(chunk))).toString()
  }

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void) {
    this.#chunks.push(chunk)
    done()
  }
}
