import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startUpstream, type Upstream, upstreamTokens } from '../../src/sandbox/upstream.ts'

let upstream: Upstream
beforeAll(async () => {
  const seed = { tokens: upstreamTokens(['reader']), github: { users: [{ login: 'nobody' }, { login: 'reader' }] } }
  const app = { appId: 1, installationId: 1, privateKey: '' }
  upstream = await startUpstream({ baseUrl: 'http://127.0.0.1:1', seed, reader: 'reader', ...app })
})
afterAll(() => upstream.close())

describe('emulate, as the front uses it', () => {
  it('does not run dry after 5,000 requests of one person', async () => {
    const refused: number[] = []
    const worker = async () => {
      for (let n = 0; n < 260; n++) {
        const { status } = await upstream.call({ kind: 'reader' }, 'GET', '/versions')
        if (status !== 200) refused.push(status)
      }
    }
    await Promise.all(Array.from({ length: 20 }, worker))
    expect(refused).toEqual([])
  })

  it('speaks of the address it is told to speak of', async () => {
    const { url } = await upstream.get<{ url: string }>('/users/reader')
    expect(url).toBe('http://127.0.0.1:1/users/reader')
  })
})
