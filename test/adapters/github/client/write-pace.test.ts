import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RequestClass } from '../../../../src/adapters/github/client/request-class.ts'
import { GITHUB_LIMITS, writePace } from '../../../../src/adapters/github/client/write-pace.ts'
import { fakeGitHub } from '../fake-github.ts'

const MINUTE = 60_000

const READ: RequestClass = { costs: 'read', api: 'rest', urgency: 'call' }
const CALL: RequestClass = { costs: 'content', api: 'rest', urgency: 'call' }
const ANSWER: RequestClass = { ...CALL, urgency: 'answer' }
const SCREEN: RequestClass = { costs: 'write', api: 'rest', urgency: 'screen' }
const RECORD: RequestClass = { costs: 'write', api: 'rest', urgency: 'record' }
const QUERY: RequestClass = { costs: 'read', api: 'graphql', urgency: 'call' }

function paced() {
  let time = 0
  const turns: { at: number; asked: RequestClass }[] = []
  const pace = writePace({
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      time += milliseconds
    },
  })
  return {
    pace,
    turns,
    async take(asked: RequestClass) {
      await pace.turn(asked)
      turns.push({ at: time, asked })
    },
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

describe('the pace of writes', () => {
  it.each([
    ['https://api.github.com', 61, 1],
    ['https://api.acme.ghe.com', 61, 1],
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
    for (let count = 0; count < 76; count += 1) await take(CALL)
    expect(turns.every(({ at }) => at === 0)).toBe(true)
    await take(CALL)
    expect(turns.at(-1)?.at).toBe(MINUTE)
  })

  it('what is created counts by itself: reads, edits and the record go on while comments wait', async () => {
    const { take, turns } = paced()
    for (let count = 0; count < 76; count += 1) await take(CALL)
    for (let count = 0; count < 50; count += 1) await take(SCREEN)
    for (let count = 0; count < 10; count += 1) await take(RECORD)
    for (let count = 0; count < 100; count += 1) await take(READ)
    for (let count = 0; count < 1_000; count += 1) await take(QUERY)
    expect(turns.at(-1)?.at).toBe(0)
  })

  it('what is more urgent keeps a reserve: answers leave room for calls, screens for the record', async () => {
    const { take, turns } = paced()
    for (let count = 0; count < 68; count += 1) await take(ANSWER)
    await take(CALL)
    for (let count = 0; count < 40; count += 1) await take(SCREEN)
    await take(RECORD)
    expect(turns.at(-1)?.at).toBe(0)
    await take(ANSWER)
    expect(turns.at(-1)?.at).toBe(MINUTE)
  })

  it('of those who wait, the more urgent goes first', async () => {
    let time = 0
    let wake = (): void => undefined
    const sleep = () =>
      new Promise<void>((resolve) => {
        wake = resolve
      })
    const pace = writePace({ now: () => new Date(time), sleep })
    pace.hold(1_000)
    const order: string[] = []
    const taken = [SCREEN, ANSWER, CALL, RECORD].map(async (asked) => {
      await pace.turn(asked)
      order.push(asked.urgency)
    })
    time = 1_000
    wake()
    await Promise.all(taken)
    expect(order).toEqual(['record', 'call', 'answer', 'screen'])
  })

  it('says until when answers come late, and nothing where nobody would notice', async () => {
    const { pace, take } = paced()
    expect(pace.answersLateUntil()).toBeUndefined()
    for (let count = 0; count < 425; count += 1) await take(ANSWER)
    const since = (Math.ceil(425 / 68) - 1) * MINUTE
    expect(pace.answersLateUntil()?.getTime()).toBe(60 * MINUTE)
    pace.hold(90 * MINUTE)
    expect(pace.answersLateUntil()?.getTime()).toBe(since + 90 * MINUTE)
    expect(pace.heldFor()).toBe(90 * MINUTE)
  })

  it('nobody gets a turn while GitHub asks for a pause', async () => {
    const { pace, take, turns } = paced()
    pace.hold(5_000)
    await take(READ)
    await take(SCREEN)
    expect(turns.map(({ at }) => at)).toEqual([5_000, 5_000])
  })

  it('never exceeds any of GitHub’s limits, whenever the requests come', async () => {
    const step = fc.record({
      asked: fc.constantFrom(READ, CALL, ANSWER, SCREEN, RECORD, QUERY),
      after: fc.nat({ max: 2_000 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 900 }), async (steps) => {
        const { take, turns, pass } = paced()
        for (const { asked, after } of steps) {
          pass(after)
          await take(asked)
        }
        for (const { within, most, cost } of GITHUB_LIMITS) {
          let from = 0
          let sum = 0
          for (const { at, asked } of turns) {
            sum += cost(asked)
            for (let first = turns[from]; first !== undefined && first.at + within <= at; first = turns[from]) {
              sum -= cost(first.asked)
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
