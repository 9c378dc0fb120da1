import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { HttpError } from './http-error.ts'
import { parseJson, readBody } from './read-body.ts'
import type { Answer } from './route.ts'

export type Request = {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  raw: Buffer
  json: () => unknown
}
/** JSON, or a page where the body is text and its type says so. */
export type Respond = (request: Request) => Promise<Answer>

/** Longer than any client keeps an idle connection: it is the client that ends one, never while a request is on its way. */
const KEEP_IDLE_MS = 600_000

/** The sandbox's one HTTP server, for this machine alone. */
export async function listen(port: number, respond: Respond): Promise<{ url: string; close(): Promise<void> }> {
  let url = ''
  const server = createServer((request, response) => {
    void handle(request, url, respond).then((answer) => write(response, answer))
  })
  server.keepAliveTimeout = KEEP_IDLE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  return { url, close: () => close(server) }
}

async function handle(request: IncomingMessage, base: string, respond: Respond): Promise<Answer> {
  try {
    refuseForeign(request)
    const raw = await readBody(request)
    const url = new URL(request.url ?? '/', base)
    const json = () => parseJson(raw.toString())
    return await respond({ method: request.method ?? 'GET', url, headers: request.headers, raw, json })
  } catch (error) {
    const known =
      error instanceof HttpError ? error : new HttpError(500, error instanceof Error ? error.message : 'Server Error')
    return { status: known.status, body: known.body() }
  }
}

/** A page of another site must not drive the sandbox through the visitor's browser. */
function refuseForeign(request: IncomingMessage): void {
  const local = (host: string) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
  const origin = request.headers.origin?.replace(/^https?:\/\//, '')
  if (!local(request.headers.host ?? '') || (origin !== undefined && !local(origin)))
    throw new HttpError(403, 'This sandbox answers its own machine only')
}

function write(response: ServerResponse, answer: Answer): void {
  // Nothing comes of it: the connection ends.
  if (answer.status === 0) {
    response.destroy()
    return
  }
  const page = typeof answer.body === 'string' && answer.headers?.['content-type']?.startsWith('text/')
  const none = answer.body === undefined || answer.status === 204
  const body = none ? '' : page ? String(answer.body) : JSON.stringify(answer.body)
  const headers = {
    ...(none ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'x-ratelimit-limit': '15000',
    'x-ratelimit-remaining': '14999',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
    ...answer.headers,
  }
  response.writeHead(answer.status, headers)
  response.end(body)
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
