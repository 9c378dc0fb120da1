import { expect, it } from 'vitest'
import { SWEEP_HOURS } from '../../../src/app/set-up/choices.ts'
import { sweepCron } from '../../../src/app/set-up/workflows.ts'
import { lastSweepShown } from '../../../src/hosts/action/last-sweep-shown.ts'
import { sweepHours } from '../../../src/hosts/action/sweep-hours.ts'

it.each(SWEEP_HOURS)('reads a schedule of every %i hours as the set-up writes it', (hours) => {
  expect(sweepHours({ schedule: sweepCron(hours) })).toBe(hours)
})

it.each([
  ['13 22 * * *', 24],
  ['5 0,12 * * *', 12],
  ['13 22 1 * *', undefined],
  ['*/5 * * * *', undefined],
  ['37 9-17 * * 1-5', undefined],
])('reads %j as every %s hours', (schedule, hours) => {
  expect(sweepHours({ schedule })).toBe(hours)
})

it('knows no interval of what somebody started by hand', () => {
  for (const event of [undefined, null, {}, { inputs: {} }]) expect(sweepHours(event)).toBeUndefined()
})

it('takes the latest time that the labels of an event bear, and none where there is none', () => {
  const labels = ['a [sweep 2030-01-01T00:00Z/PT3H, told]', null, 'b [sweep 2030-01-01T03:00Z/PT3H]', 'c']
  const issue = { labels: labels.map((description) => ({ name: 'x', description })) }
  expect(lastSweepShown({ issue })).toEqual({ at: '2030-01-01T03:00Z', everyHours: 3, told: false })
  for (const payload of [undefined, {}, { issue: {} }, { issue: { labels: 'x' } }])
    expect(lastSweepShown(payload)).toBeUndefined()
})
