import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lightFetch } from '../../../src/hosts/action/light-fetch.ts'

/** A server that leads on where its path says, and remembers what it was sent. */
async function leading(): Promise<{ at: string; heard: IncomingMessage[]; server: Server }> {
  const heard: IncomingMessage[] = []
  const server = createServer((request, response) => {
    heard.push(request)
    const to = new URL(request.url ?? '', 'http://here').searchParams.get('to')
    response.writeHead(to === null ? 200 : 307, to === null ? {} : { location: to }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, server }
}

describe('R8-2 the token is for the server that it was made for', () => {
  let own: Awaited<ReturnType<typeof leading>>
  let other: Awaited<ReturnType<typeof leading>>
  beforeAll(async () => {
    own = await leading()
    other = await leading()
  })
  afterAll(() => {
    for (const { server } of [own, other]) server.closeAllConnections()
    for (const { server } of [own, other]) server.close()
  })
  const ask = (to: string) =>
    lightFetch({})(`${own.at}/repos/before?to=${encodeURIComponent(to)}`, {
      headers: { Authorization: 'bearer t0ken' },
    })

  it('allowed: where a renamed repository leads on, it goes along', async () => {
    expect((await ask(`${own.at}/repositories/7`)).status).toBe(200)
    expect(own.heard.at(-1)?.url).toBe('/repositories/7')
    expect(own.heard.at(-1)?.headers.authorization).toBe('bearer t0ken')
  })

  it('refused: where an answer leads to another server, it stays', async () => {
    expect((await ask(`${other.at}/repositories/7`)).status).toBe(200)
    expect(other.heard).toHaveLength(1)
    expect(JSON.stringify(other.heard[0]?.rawHeaders)).not.toContain('t0ken')
  })

  it('refused: back from there it is not brought again', async () => {
    await ask(`${other.at}/on?to=${encodeURIComponent(`${own.at}/back`)}`)
    expect(own.heard.at(-1)?.url).toBe('/back')
    expect(own.heard.at(-1)?.headers.authorization).toBeUndefined()
  })
})
