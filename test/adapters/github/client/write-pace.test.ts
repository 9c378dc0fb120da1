import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GITHUB_LIMITS, writePace } from '../../../../src/adapters/github/client/write-pace.ts'
import { fakeGitHub } from '../fake-github.ts'

const MINUTE = 60_000

function paced() {
  let time = 0
  const turns: { at: number; kind: 'read' | 'write' }[] = []
  const pace = writePace({
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      time += milliseconds
    },
  })
  return {
    pace,
    turns,
    async take(kind: 'read' | 'write') {
      await pace.turn(kind)
      turns.push({ at: time, kind })
    },
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

describe('the pace of writes', () => {
  it.each([
    ['https://api.github.com', 81, 1],
    ['https://api.acme.ghe.com', 81, 1],
    ['https://github.acme.example/api/v3', 81, 0],
    ['http://127.0.0.1:4000', 81, 0],
  ])('on %s, %d writes wait %d times: a server of one’s own has no such limits', async (baseUrl, writes, waits) => {
    const { client, slept } = fakeGitHub([{ status: 201, json: { id: 1 } }], { baseUrl })
    for (let count = 0; count < writes; count += 1)
      await client.request('POST /repos/{owner}/{repo}/issues', { owner: 'acme', repo: 'incidents', title: 't' })
    expect(slept).toHaveLength(waits)
  })

  it('a case in a hurry gets all that GitHub allows at once', async () => {
    const { take, turns } = paced()
    for (let count = 0; count < 80; count += 1) await take('write')
    expect(turns.every(({ at }) => at === 0)).toBe(true)
    await take('write')
    expect(turns.at(-1)?.at).toBe(MINUTE)
  })

  it('reads do not wait for writes', async () => {
    const { take, turns } = paced()
    for (let count = 0; count < 80; count += 1) await take('write')
    for (let count = 0; count < 500; count += 1) await take('read')
    expect(turns.at(-1)?.at).toBe(0)
    await take('read')
    expect(turns.at(-1)?.at).toBe(MINUTE)
  })

  it('nobody gets a turn while GitHub asks for a pause', async () => {
    const { pace, take, turns } = paced()
    pace.hold(5_000)
    await take('read')
    await take('write')
    expect(turns.map(({ at }) => at)).toEqual([5_000, 5_000])
  })

  it('never exceeds any of GitHub’s limits, whenever the requests come', async () => {
    const step = fc.record({ kind: fc.constantFrom('read' as const, 'write' as const), after: fc.nat({ max: 2_000 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 900 }), async (steps) => {
        const { take, turns, pass } = paced()
        for (const { kind, after } of steps) {
          pass(after)
          await take(kind)
        }
        for (const { within, most, cost } of GITHUB_LIMITS) {
          let from = 0
          let sum = 0
          for (const { at, kind } of turns) {
            sum += cost[kind]
            for (let first = turns[from]; first !== undefined && first.at + within <= at; first = turns[from]) {
              sum -= cost[first.kind]
              from += 1
            }
            expect(sum).toBeLessThanOrEqual(most)
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})
