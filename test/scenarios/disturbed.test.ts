import { describe, expect, it } from 'vitest'
import { disturbedEvenings } from './disturbed-evenings.ts'
import { columnOf, report, STOLEN } from './report.ts'

describe('whatever goes wrong on the way, the end is the same', () => {
  const { office, undisturbed, faults, sweep, endTheSame } = disturbedEvenings()

  it('the undisturbed evening is what it should be', () => {
    expect(undisturbed()).toMatchObject({ assignees: ['sysadmin'], column: columnOf('eradication'), status: 1 })
    expect(undisturbed().answers).toHaveLength(5)
  })

  it('R1-1 a report whose opening nobody heard of is found by the sweep, and opened once', {
    timeout: 600_000,
  }, async () => {
    const { as, ledger, phase, column, answers } = office()
    await faults({ drop: 1 })
    const number = await as('reporter').report(report(STOLEN))
    await as('responder').comments(number, '/contain 切り離した')
    expect(await ledger(number)).toEqual([])
    await sweep()
    await sweep()
    expect(await phase(number)).toBe('containment')
    expect(await column(number)).toBe(columnOf('containment'))
    expect((await answers(number)).length).toBe(2)
  })

  endTheSame({
    'every delivery twice, in any order, some late': { duplicate: 1, reorder: true, delay: 0.3, delayMs: 150 },
    'no delivery at all': { drop: 1 },
    'half of the deliveries lost': { drop: 0.5 },
  })
})
