import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RequestClass, requestClass } from '../../src/adapters/github/client/request-class.ts'
import { writePace } from '../../src/adapters/github/client/write-pace.ts'
import { keyedQueue } from '../../src/app/state/keyed-queue.ts'
import type { Exchange } from '../contracts/recorded.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Time that passes only where nothing else can happen. */
function virtualTime() {
  let time = 0
  const timers: { at: number; wake: () => void }[] = []
  return {
    now: () => new Date(time),
    sleep: (milliseconds: number) =>
      new Promise<void>((wake) => timers.push({ at: time + Math.max(0, milliseconds), wake })),
    async until(isOver: () => boolean): Promise<void> {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        if (isOver()) return
        const next = timers.reduce((one, other) => (other.at < one.at ? other : one), timers[0] ?? never)
        if (next === never) throw new Error('Nothing goes on any more')
        timers.splice(timers.indexOf(next), 1)
        time = next.at
        next.wake()
      }
    },
  }
}
const never = { at: 0, wake: () => undefined }

/** As the client sees it: only the comments' own urgency is not in what goes over the wire. */
function classOf({ method, path, requestBody }: Exchange): RequestClass {
  const body = (requestBody ?? {}) as Record<string, unknown>
  const comment = typeof body.body === 'string' && path.endsWith('/comments') ? body.body : undefined
  const urgency = comment === undefined ? undefined : comment.includes('<!-- hikeshi:status -->') ? 'answer' : 'call'
  return requestClass({ method, path: path.replace(/\?.*$/, ''), parameters: body, urgency })
}

/** So many reports, one every so often, each in its lane, by what the app really sent for one; and containments of them. */
async function simulated(
  profiles: { report: RequestClass[]; contain: RequestClass[] },
  every: number,
  reports: number,
  pausedAt: number | 'never',
) {
  const time = virtualTime()
  const pace = writePace(time)
  const lanes = keyedQueue(
    (error) => {
      throw error
    },
    { isSlowed: () => pace.isHeldUp(), sleep: time.sleep },
  )
  const recorded: number[] = []
  let shown = 0
  let late = 0
  const send = async (profile: RequestClass[], onRecord: () => void) => {
    for (const asked of profile) {
      await pace.turn(asked)
      await time.sleep(150)
      if (asked.urgency === 'record') onRecord()
      if (pace.answersLateUntil() !== undefined) late += 1
    }
    shown += 1
  }
  const act = async (at: number, lane: string, profile: RequestClass[], onRecord: (after: number) => void) => {
    await time.sleep(at)
    lanes.add(lane, () => send(profile, () => onRecord(time.now().getTime() - at)))
  }
  for (let count = 0; count < reports; count += 1)
    void act(count * every, `case ${count}`, profiles.report, () => undefined)
  // GitHub asks for a minute's pause, as after a secondary limit.
  if (pausedAt !== 'never') void time.sleep(pausedAt).then(() => pace.hold(MINUTE))
  // In minute 10: of a case of long ago, and of the one that was reported just before.
  const newest = Math.min(reports - 1, Math.floor((10 * MINUTE - SECOND) / every))
  for (const lane of ['case 0', `case ${newest}`])
    void act(10 * MINUTE, lane, profiles.contain, (after) => recorded.push(after))
  await time.until(() => shown === reports + 2)
  return { recorded, over: time.now().getTime(), late }
}

describe('R4.3-1 GitHub slows the app down: life goes before paper', () => {
  let office: Company
  let profiles: { report: RequestClass[]; contain: RequestClass[] }
  beforeAll(async () => {
    office = await company()
    await office.as('reporter').report(report(STOLEN))
    await office.forget()
    const number = await office.as('reporter').report(report(STOLEN))
    const sent = (await office.exchanges()).map(classOf)
    await office.forget()
    await office.as('responder').says(number, '/contain 端末を回線から外した')
    profiles = { report: sent, contain: (await office.exchanges()).map(classOf) }
  })
  afterAll(() => office.stop())

  it('the record of a report and of a containment goes before what people are shown of it', () => {
    for (const profile of [profiles.report, profiles.contain]) {
      const writes = profile.filter(({ costs }) => costs !== 'read')
      expect(writes[0]?.urgency).toBe('record')
      expect(writes.length).toBeGreaterThan(1)
    }
  })

  it.each([
    ['one report every 6 s', 6 * SECOND, 100, 'never'],
    ['one every 30 s', 30 * SECOND, 100, 'never'],
    ['one every 3 s', 3 * SECOND, 100, 'never'],
    ['one every 2 s', 2 * SECOND, 100, 'never'],
    ['one every second', SECOND, 100, 'never'],
    ['one every 6 s, and a pause of a minute that begins in minute 8', 6 * SECOND, 100, 8 * MINUTE],
    ['one every 2 s, and a pause that ends as it is contained', 2 * SECOND, 100, 9 * MINUTE],
  ] as const)(
    '%s: what is contained in minute 10 is recorded within 10 s, and all is shown within the hour',
    async (_, every, reports, pausedAt) => {
      const { recorded, over } = await simulated(profiles, every, reports, pausedAt)
      expect(recorded).toHaveLength(2)
      expect(Math.max(...recorded)).toBeLessThan(10 * SECOND)
      expect(over).toBeLessThan(HOUR)
    },
  )

  it('two hundred are more than GitHub takes in an hour: a containment is recorded within 10 s, all is shown an hour later', async () => {
    const { recorded, over } = await simulated(profiles, 3 * SECOND, 200, 'never')
    expect(Math.max(...recorded)).toBeLessThan(10 * SECOND)
    expect(over).toBeLessThan(200 * 3 * SECOND + HOUR)
  })

  it('three hundred: answers are late, and it is known until when', async () => {
    const { recorded, late } = await simulated(profiles, 3 * SECOND, 300, 'never')
    expect(Math.max(...recorded)).toBeLessThan(10 * SECOND)
    expect(late).toBeGreaterThan(0)
  })
})
