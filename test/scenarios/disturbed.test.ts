import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { disturbance } from './disturbance.ts'
import { columnOf, report, STOLEN } from './report.ts'
import { evening, seenOf } from './story.ts'

const LONG = { timeout: 600_000 }

describe('whatever goes wrong on the way, the end is the same', () => {
  let office: Company
  let undisturbed: Awaited<ReturnType<typeof seenOf>>
  beforeAll(async () => {
    office = await company({ apps: 2 })
    undisturbed = await seenOf(office, await evening(office))
  })
  afterAll(() => office.stop())
  const { faults, sweep } = disturbance(() => office)

  it('the undisturbed evening is what it should be', () => {
    expect(undisturbed).toMatchObject({ assignees: ['sysadmin'], column: columnOf('eradication'), status: 1 })
    expect(undisturbed.answers).toHaveLength(6)
  })

  for (const [name, settings] of Object.entries({
    'every delivery twice, in any order, some late': { duplicate: 1, reorder: true, delay: 0.3, delayMs: 150 },
    'no delivery at all': { drop: 1 },
    'half of the deliveries lost': { drop: 0.5 },
    'one answer in eight an error': { fail: 0.125 },
    'one write in six done with its answer lost': { lose: 0.17 },
    'a secondary rate limit now and then': { rateLimit: 0.04 },
    'a bit of everything': { drop: 0.15, duplicate: 0.3, reorder: true, fail: 0.08, lose: 0.08 },
  })) {
    it(`${name}: after a sweep each act is once on the record, and answered once`, LONG, async () => {
      // The next act may hang on what was lost: people go on after a sweep, save where nothing ever arrives.
      const number = await evening(office, async (act) => {
        if (settings.drop !== 1 && act >= 0) await sweep()
        await faults({ ...settings, seed: act + 10 })
      })
      await sweep()
      expect(await seenOf(office, number)).toEqual(undisturbed)
    })
  }

  it('R1-1 a report whose opening nobody heard of is found by the sweep, and opened once', LONG, async () => {
    await faults({ drop: 1 })
    const number = await office.as('reporter').report(report(STOLEN))
    await office.as('responder').comments(number, '/contain 切り離した')
    expect(await office.ledger(number)).toEqual([])
    await sweep()
    await sweep()
    expect(await office.phase(number)).toBe('containment')
    expect(await office.column(number)).toBe(columnOf('containment'))
    expect((await office.answers(number)).length).toBe(3)
  })

  it('every line of every ledger holds', LONG, async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
