import { createHmac } from 'node:crypto'
import { type ClientRequest, createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WEBHOOK_PATH } from '../../../src/app/set-up/app-manifest.ts'
import { BODY_LIMITS, type BodyLimits, boundedBodies } from '../../../src/hosts/probot/bounded-bodies.ts'
import { type RunningServer, startServer } from '../../../src/hosts/probot/server.ts'
import { newPrivateKey } from '../../../src/sandbox/app-token.ts'

const MEBIBYTE = 2 ** 20
const SECRET = 'a-secret-of-these-tests'
const LONG = { timeout: 240_000 }

interface Answer {
  status: number
  text: string
}

/** A request whose body is written by hand; resolves with the answer, also where the connection is cut afterwards. */
function post(url: string, headers: Record<string, string | number>) {
  let sent: ClientRequest | undefined
  const answer = new Promise<Answer>((resolve, reject) => {
    sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('error', () => undefined)
      response.on('close', () => resolve({ status: response.statusCode ?? 0, text }))
    }).on('error', reject)
  })
  answer.catch(() => undefined)
  if (sent === undefined) throw new Error('A request is made at once')
  return { sent, answer }
}

const signed = (body: Buffer, event = 'ping') => ({
  ...{ 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': 'one' },
  'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
})

describe('what strangers send to the webhook', () => {
  let app: RunningServer
  let url = ''
  beforeAll(async () => {
    const privateKey = await newPrivateKey()
    app = await startServer({
      environment: {},
      ...{ appId: 1, privateKey, webhookSecret: SECRET, baseUrl: 'http://127.0.0.1:9', port: 0, log: 'silent' },
    })
    url = app.url + WEBHOOK_PATH
  })
  afterAll(() => app.close())

  const ping = async () => {
    const body = Buffer.from('{"zen":"small"}')
    const { sent, answer } = post(url, signed(body))
    sent.end(body)
    return answer
  }

  it('27 MB in chunks, unsigned or with the headers of a delivery: 413, and the server goes on', LONG, async () => {
    const body = Buffer.alloc(27_000_000)
    for (const headers of [{}, { ...signed(body), 'x-hub-signature-256': 'sha256=00' }, signed(body)]) {
      const { sent, answer } = post(url, { ...headers, 'transfer-encoding': 'chunked' })
      for (let from = 0; from < body.length; from += MEBIBYTE) sent.write(body.subarray(from, from + MEBIBYTE))
      sent.end()
      expect(await answer).toEqual({ status: 413, text: 'Payload too large\n' })
    }
    expect(await ping()).toEqual({ status: 200, text: 'ok\n' })
  })

  it('a length that is too large is refused before anything of it has come', LONG, async () => {
    const { sent, answer } = post(url, { 'content-length': BODY_LIMITS.each + 1 })
    sent.flushHeaders()
    expect(await answer).toMatchObject({ status: 413 })
    sent.destroy()
  })

  it('as large as GitHub sends at most is taken, and every byte of it is what the signature is of', LONG, async () => {
    const body = Buffer.from(JSON.stringify({ zen: '火'.repeat((25_000_000 - 12) / 3) }))
    expect(body.length).toBeGreaterThan(24_999_990)
    for (const headers of [{ 'content-length': body.length }, { 'transfer-encoding': 'chunked' }]) {
      const good = post(url, { ...signed(body), ...headers })
      good.sent.end(body)
      expect(await good.answer).toEqual({ status: 200, text: 'ok\n' })
    }
    const bad = post(url, { ...signed(body.subarray(1)), 'content-length': body.length })
    bad.sent.end(body)
    expect((await bad.answer).status).toBe(400)
  })

  it('forty times 22 MiB at once hold no gigabyte, and a small delivery comes through meanwhile', LONG, async () => {
    const part = Buffer.alloc(22 * MEBIBYTE)
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const many = Array.from({ length: 40 }, () => {
      const one = post(url, { ...signed(part), 'content-length': part.length + 1 })
      // One byte is missing: nobody is done before all of them have come.
      one.sent.write(part)
      return one
    })
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }, 5)
    try {
      const refused: number[] = []
      for (const { answer } of many) answer.then(({ status }) => refused.push(status)).catch(() => undefined)
      await vi.waitFor(() => expect(refused).toContain(503), { timeout: 60_000, interval: 20 })
      expect(await ping()).toEqual({ status: 200, text: 'ok\n' })
      // On a slow machine time runs out for some before room does.
      const enough = () => expect(refused.filter((status) => [408, 503].includes(status)).length).toBeGreaterThan(30)
      await vi.waitFor(enough, { timeout: 60_000, interval: 20 })
      expect(most).toBeLessThan(4 * BODY_LIMITS.all)
    } finally {
      clearInterval(watch)
      for (const { sent } of many) sent.destroy()
    }
    expect(await ping()).toEqual({ status: 200, text: 'ok\n' })
  })

  it('broken and odd requests end themselves alone', LONG, async () => {
    const { port } = new URL(url)
    const odd = [
      `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
      `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n`,
      `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc`,
      `POST http://[ HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}`,
      `GET ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\n\r\n`,
      `POST /elsewhere HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}`,
      'nonsense\r\n\r\n',
    ]
    for (const text of odd) {
      const socket: Socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.end(text)
      socket.resume()
      await new Promise((closed) => socket.on('close', closed))
    }
    for (const signature of ['', 'sha256=', 'nonsense', 'sha1=00']) {
      const { sent, answer } = post(url, { ...signed(Buffer.from('{')), 'x-hub-signature-256': signature })
      sent.end('{')
      expect((await answer).status).toBeGreaterThanOrEqual(400)
    }
    const broken = post(url, signed(Buffer.from('{')))
    broken.sent.end('{')
    expect((await broken.answer).status).toBeGreaterThanOrEqual(400)
    expect(await ping()).toEqual({ status: 200, text: 'ok\n' })
  })
})

describe('boundedBodies', () => {
  async function serving(limits: BodyLimits, work: (text: string) => Promise<unknown> = async () => undefined) {
    const bodies = boundedBodies(limits)
    const server: Server = createServer((incoming, response) => {
      void bodies.take(incoming, response, async (text) => {
        await work(text)
        response.end(text)
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  }
  const empty = (bodies: { held(): number }) =>
    vi.waitFor(() => expect(bodies.held()).toBe(0), { timeout: 60_000, interval: 20 })

  it('a body that does not come in time is answered with 408, and nothing of it is kept', async () => {
    const { bodies, url } = await serving({ each: MEBIBYTE, all: MEBIBYTE, withinMs: 300 })
    const { sent, answer } = post(url, { 'content-length': 1_000 })
    sent.write('slow')
    expect(await answer).toMatchObject({ status: 408 })
    await empty(bodies)
  })

  it('a sender who goes away leaves nothing behind', async () => {
    const { bodies, url } = await serving({ each: MEBIBYTE, all: MEBIBYTE, withinMs: 60_000 })
    const { sent } = post(url, { 'content-length': 1_000 })
    sent.write('half')
    await vi.waitFor(() => expect(bodies.held()).toBeGreaterThan(0), { timeout: 240_000 })
    sent.destroy()
    await empty(bodies)
  })

  it('small bodies hold little, though each byte comes in a chunk of its own', LONG, async () => {
    let held = 0
    const { bodies, url } = await serving({ each: MEBIBYTE, all: MEBIBYTE, withinMs: 60_000 }, async () => {
      held = bodies.held()
    })
    const { sent, answer } = post(url, { 'transfer-encoding': 'chunked' })
    for (let count = 0; count < 10_000; count += 1) sent.write('x')
    sent.end()
    expect((await answer).text).toBe('x'.repeat(10_000))
    expect(held).toBeGreaterThanOrEqual(10_000)
    expect(held).toBeLessThanOrEqual(32 * 1024)
    await empty(bodies)
  })

  it('the largest that is still coming makes room; what is being worked on counts', LONG, async () => {
    let go: (() => void) | undefined
    const gate = new Promise<void>((open) => {
      go = open
    })
    const limits = { each: MEBIBYTE, all: 2 * MEBIBYTE, withinMs: 60_000 }
    const { bodies, url } = await serving(limits, (text) => (text.startsWith('wait') ? gate : Promise.resolve()))
    const whole = Buffer.concat([Buffer.from('wait'), Buffer.alloc(MEBIBYTE - 4)])
    const worked = post(url, { 'content-length': MEBIBYTE })
    worked.sent.end(whole)
    await vi.waitFor(() => expect(bodies.held()).toBe(MEBIBYTE), { timeout: 240_000 })
    const coming = post(url, { 'content-length': MEBIBYTE })
    coming.sent.write(Buffer.alloc(MEBIBYTE - 1))
    await vi.waitFor(() => expect(bodies.held()).toBe(2 * MEBIBYTE), { timeout: 240_000 })
    const small = post(url, {})
    small.sent.end('small')
    expect(await small.answer).toEqual({ status: 200, text: 'small' })
    expect(await coming.answer).toMatchObject({ status: 503 })
    go?.()
    expect((await worked.answer).status).toBe(200)
    await empty(bodies)
  })
})
