import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { healthOf } from '../../../src/hosts/probot/health.ts'
import { startServer } from '../../../src/hosts/probot/server.ts'

describe('what watches over the server', () => {
  it('is told that it lives at once, and that it is ready once GitHub has answered', () => {
    const health = healthOf()
    expect(health.answer('/ping')).toEqual({ status: 200, text: 'pong\n' })
    expect(health.answer('/ready')).toMatchObject({ status: 503, text: expect.stringContaining('GitHub has not') })
    health.reached()
    expect(health.answer('/ready')).toEqual({ status: 200, text: 'ready\n' })
    expect(health.answer('/api/github/webhooks')).toBeUndefined()
  })

  it('sends nothing more once it was told to end, even where GitHub answers late', () => {
    const health = healthOf()
    health.reached()
    health.stopping()
    health.reached()
    expect(health.answer('/ready')).toMatchObject({ status: 503, text: expect.stringContaining('told to end') })
    expect(health.answer('/ping')?.status).toBe(200)
  })

  it('hears so from the server itself', async () => {
    let answers = 503
    const github = createServer((_request, response) =>
      response.writeHead(answers, { 'content-type': 'application/json' }).end(answers === 200 ? '[]' : '{}'),
    )
    await new Promise<void>((up) => github.listen(0, '127.0.0.1', up))
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const server = await startServer({
      environment: {},
      ...{ appId: 1, privateKey, webhookSecret: 'a-secret-of-these-tests', port: 0, log: 'silent' },
      baseUrl: `http://127.0.0.1:${(github.address() as AddressInfo).port}`,
    })
    const ready = async (): Promise<number> => (await fetch(`${server.url}/ready`)).status
    try {
      await server.sweep().catch(() => undefined)
      expect(await ready()).toBe(503)
      answers = 200
      await server.sweep()
      expect(await ready()).toBe(200)
    } finally {
      await server.close()
      await new Promise((closed) => github.close(closed))
    }
  })
})
