import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Exchange, nameOf, type Order, type Recorded } from './recording.ts'

// A program of its own, so that what GitHub does to answer is not counted as the Action's: it stands before a GitHub and
// keeps what that answers (`record`), or gives the same answers again after a while (`replay`).
let order: Order = { kind: 'replay', answers: [], delay: 0 }
let exchanges: Exchange[] = []
let kept: Recorded[] = []
/** Where a question is asked more than once, its answers come in the order in which they were given. */
let ahead = new Map<string, Recorded[]>()

const server = createServer((request, response) => {
  const start = performance.now()
  void bodyOf(request).then(async (body) => {
    const asked = { method: request.method ?? 'GET', path: request.url ?? '/', body }
    const { status, headers, text } =
      order.kind === 'record' ? await forwarded(order.target, request, asked) : await again(order.delay, asked)
    exchanges.push({
      method: asked.method,
      path: asked.path,
      name: nameOf(asked),
      status,
      start,
      end: performance.now(),
    })
    answer(response, status, headers, text)
  })
})

async function forwarded(
  target: string,
  { headers }: IncomingMessage,
  asked: { method: string; path: string; body: string },
): Promise<Recorded> {
  const sent = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name) ? [[name, value]] : [],
    ),
  )
  const found = await fetch(target + asked.path, {
    ...{ method: asked.method, headers: sent, redirect: 'manual' },
    ...(asked.body !== '' && { body: asked.body }),
  })
  const told = ['content-type', 'link', 'location'].flatMap((name) => {
    const value = found.headers.get(name)
    return value === null ? [] : [[name, value.replaceAll(target, here())] as const]
  })
  const one = { name: nameOf(asked), status: found.status, headers: Object.fromEntries(told), text: await found.text() }
  kept.push(one)
  return one
}

async function again(delay: number, asked: { method: string; path: string; body: string }): Promise<Recorded> {
  const name = nameOf(asked)
  const left = ahead.get(name) ?? []
  const [next] = left
  if (left.length > 1) left.shift()
  await sleep(delay)
  return next ?? { name, status: 599, headers: {}, text: '' }
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, text: string) {
  response.writeHead(status, headers).end(status === 204 || status === 304 ? undefined : text)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

const here = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

process.on('message', (message: Order | 'tell') => {
  if (message === 'tell') {
    process.send?.({ exchanges, kept })
    return
  }
  order = message
  ;[exchanges, kept, ahead] = [[], [], new Map()]
  if (message.kind === 'replay')
    for (const one of message.answers) ahead.set(one.name, [...(ahead.get(one.name) ?? []), one])
  process.send?.('ready')
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => process.send?.({ url: here() }))
