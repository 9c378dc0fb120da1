import { describe, expect, it } from 'vitest'
import { githubClient } from '../../../../src/adapters/github/client/client.ts'
import { fewAtOnce } from '../../../../src/adapters/github/client/few-at-once.ts'
import { writePace } from '../../../../src/adapters/github/client/write-pace.ts'

/** Work that ends when it is told to. */
function errands() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const errand = (name: string) => () =>
    new Promise<string>((end) => {
      begun.push(name)
      ends.set(name, () => end(name))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((turn) => setImmediate(turn))
  }
  return { begun, errand, end }
}

describe('few at once', () => {
  it('lets no more begin than it may, and then the more urgent first, in the order in which they came', async () => {
    const { begun, errand, end } = errands()
    const few = fewAtOnce(2)
    const all = [
      few('answer', errand('a')),
      few('answer', errand('b')),
      few('hint', errand('hint')),
      few('screen', errand('first screen')),
      few('screen', errand('second screen')),
      few('record', errand('record')),
    ]
    expect(begun).toEqual(['a', 'b'])
    for (const next of ['b', 'record', 'a', 'first screen', 'second screen']) await end(next)
    expect(begun).toEqual(['a', 'b', 'record', 'first screen', 'second screen', 'hint'])
    await end('hint')
    expect(await Promise.all(all)).toHaveLength(6)
  })

  it('one that fails makes room all the same', async () => {
    const few = fewAtOnce(1)
    const failed = few('answer', () => Promise.reject(new Error('no')))
    const next = few('answer', async () => 'next')
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('next')
  })
})

describe('the client', () => {
  /** A GitHub that answers once it is told to, and counts whom it keeps waiting. */
  function slowGitHub(answer: (count: number) => Response) {
    const waiting: (() => void)[] = []
    let most = 0
    let asked = 0
    const fetch = () =>
      new Promise<Response>((resolve) => {
        asked += 1
        const count = asked
        waiting.push(() => resolve(answer(count)))
        most = Math.max(most, waiting.length)
      })
    const goOn = async () => {
      for (const one of waiting.splice(0)) one()
      for (let turn = 0; turn < 20; turn += 1) await new Promise((next) => setImmediate(next))
    }
    return { fetch, goOn, most: () => most, asked: () => asked }
  }
  const ok = () => new Response('{"id":1}', { headers: { 'content-type': 'application/json' } })
  const REPOSITORY = { owner: 'acme', repo: 'incidents' }

  it('keeps GitHub busy with twenty requests at once at most, however many cases there are', async () => {
    const github = slowGitHub(ok)
    const client = githubClient({ auth: 't', baseUrl: 'http://github.example', fetch: github.fetch })
    const all = Promise.all(Array.from({ length: 50 }, () => client.request('GET /repos/{owner}/{repo}', REPOSITORY)))
    for (let round = 0; round < 4; round += 1) await github.goOn()
    expect(await all).toHaveLength(50)
    expect(github.most()).toBe(20)
  })

  it('what waits for others asks nothing while GitHub wants a pause', async () => {
    const limited = () =>
      new Response('{"message":"You have exceeded a secondary rate limit"}', {
        status: 429,
        headers: { 'retry-after': '5', 'content-type': 'application/json' },
      })
    const github = slowGitHub((count) => (count <= 20 ? limited() : ok()))
    let time = 0
    const rests: (() => void)[] = []
    const sleep = (milliseconds: number) =>
      new Promise<void>((wake) => {
        rests.push(() => {
          time += milliseconds
          wake()
        })
      })
    const now = () => new Date(time)
    const client = githubClient({
      ...{ auth: 't', baseUrl: 'http://github.example', fetch: github.fetch, now, sleep },
      pace: writePace({ now, sleep }, []),
    })
    const all = Promise.all(Array.from({ length: 25 }, () => client.request('GET /repos/{owner}/{repo}', REPOSITORY)))
    await github.goOn()
    await github.goOn()
    expect(github.asked()).toBe(20)
    for (let round = 0; round < 8; round += 1) {
      for (const wake of rests.splice(0)) wake()
      await github.goOn()
    }
    expect(await all).toHaveLength(25)
    expect(github.most()).toBe(20)
  })
})
