import { createHmac, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Probot } from 'probot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serverLog } from '../../../src/hosts/probot/server-log.ts'

const SECRET = 'kT9xQ2vLm4Rw8Zp1'
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString()
const WORD = 'CANARY-in-a-delivery'

describe('R8-2 the log of the server', () => {
  let written = ''
  let url = ''
  const server = createServer()
  beforeAll(async () => {
    const write = (line: string): void => {
      written += line
    }
    const log = serverLog('trace', { write })
    const probot = new Probot({ appId: 1, privateKey: KEY, secret: SECRET, log })
    await probot.ready()
    probot.onAny(() => undefined)
    probot.on('push', () => {
      throw Object.assign(new Error(`the handler failed ${'y'.repeat(2 ** 18)}`), {
        request: { body: WORD },
        status: 503,
      })
    })
    const middleware = await probot.getNodeMiddleware({ path: '/' })
    server.on('request', (request, response) => void middleware(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const send = async (event: string, body: string, signature?: string) => {
    written = ''
    const right = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`
    const headers = {
      ...{ 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': 'a-b' },
      'x-hub-signature-256': signature ?? right,
    }
    return (await fetch(url, { method: 'POST', body, headers })).status
  }
  const delivery = (word: string) =>
    JSON.stringify({ action: 'created', comment: { body: word }, installation: { id: 1 } })

  it.each([
    ['a body of a stranger, unsigned', 'push', `sha256=${'0'.repeat(64)}`, 'signature does not match'],
    ['a delivery whose handling failed', 'push', undefined, 'the handler failed'],
    ['a delivery of a kind that is none', '__proto__', undefined, ''],
  ])('refused: nothing of %s is in it, only what went wrong', async (_, event, signature, said) => {
    expect(await send(event, delivery(WORD), signature)).toBeGreaterThanOrEqual(400)
    expect(written).toContain(said)
    expect(written).toContain('"stack"')
    expect(written).not.toContain(WORD)
    expect(written.length).toBeLessThan(2 ** 16)
  })

  it('however much a stranger sends, few lines of it are written', async () => {
    await send('push', delivery('x'.repeat(2 ** 20)), `sha256=${'0'.repeat(64)}`)
    expect(written.length).toBeLessThan(2 ** 16)
  })
})
