import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Visit } from './registration-desk.ts'

export interface Shown {
  status: number
  html: string
  /** By which the browser is known again. */
  visitor?: string
}

export interface LoopbackServer {
  port: number
  close(): Promise<void>
}

const COOKIE = 'hikeshi-register'
/** A browser keeps connections that carry nothing. */
const CLOSE_WITHIN_MS = 1_000

/** Pages for a browser on this machine. `formsTo` is the one origin to which they may send a form. */
export async function loopbackServer(options: {
  port: number
  formsTo: string
  show(visit: Visit): Promise<Shown>
}): Promise<LoopbackServer> {
  const { formsTo, show } = options
  const server = createServer((request, response) => {
    void answer(request)
      .catch((): Shown => ({ status: 500, html: 'This went wrong. Nothing was stored.\n' }))
      .then((shown) => send(response, shown, formsTo, request))
  })

  async function answer(request: IncomingMessage): Promise<Shown> {
    // A name that an attacker's server gives to this address would make his page one of ours.
    if (request.headers.host !== `127.0.0.1:${port}`)
      return { status: 403, html: 'This page is for this machine alone: open the printed address as it is.\n' }
    if (request.method !== 'GET') return { status: 405, html: 'Only GET is answered here.\n' }
    const { pathname, searchParams: query } = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    return show({ path: pathname.slice(1).split('/'), query, visitor: visitorOf(request) })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: () =>
      new Promise((closed) => {
        const timer = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS)
        server.close(() => {
          clearTimeout(timer)
          closed()
        })
      }),
  }
}

function visitorOf({ headers }: IncomingMessage): string | undefined {
  const cookies = (headers.cookie ?? '').split(/; */).map((each) => each.split('='))
  return cookies.find(([name]) => name === COOKIE)?.[1]
}

function send(response: ServerResponse, { status, html, visitor }: Shown, formsTo: string, request: IncomingMessage) {
  const [, token = ''] = (request.url ?? '').split(/[/?]/)
  response.writeHead(status, {
    'content-type': `text/${html.startsWith('<!doctype') ? 'html' : 'plain'}; charset=utf-8`,
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action ${formsTo}; frame-ancestors 'none'; base-uri 'none'`,
    // GitHub may see where a form comes from, and never the path with its token.
    'referrer-policy': 'origin',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    connection: 'close',
    // Lax: GitHub sends the browser back from another site.
    ...(visitor === undefined ? {} : { 'set-cookie': `${COOKIE}=${visitor}; Path=/${token}; HttpOnly; SameSite=Lax` }),
  })
  response.end(html)
}
