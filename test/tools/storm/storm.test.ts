import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from '../../scenarios/company.ts'
import { appsInside } from '../../support/app-inside.ts'
import { boundsOf } from './bounds.ts'
import { stories } from './stories.ts'
import { type Failure, storm } from './storm.ts'

const QUICKLY = { lanes: 1, shrinkMs: 30_000, length: 8, together: 4 } as const

const told = ({ story, script, wrong }: Failure): string => [`story ${story}`, script, ...wrong].join('\n')

describe('R4.2-4 random people by all doors: whatever they do, nothing is as it must never be', () => {
  it('when all is well, in one process', async () => {
    const options = { seed: 1, first: 1, count: 8, roughness: 'calm', restarts: false, instances: 1 } as const
    expect((await storm({ ...QUICKLY, ...options }, () => undefined)).map(told)).toEqual([])
  })

  it('when a tenth of everything goes wrong, in one process', async () => {
    const options = { seed: 3, first: 1, count: 2, roughness: 'tenth', restarts: false, instances: 1 } as const
    expect((await storm({ ...QUICKLY, ...options }, () => undefined)).map(told)).toEqual([])
  })

  it('a tenth is a tenth of each fault, in every story', () => {
    const drawn = fc.sample(stories({ roughness: 'tenth', restarts: false, length: 1 }), 5)
    const shares = ['drop', 'duplicate', 'delay', 'fail', 'lose', 'rateLimit', 'slow']
    for (const { weather } of drawn) {
      expect(shares.map((name) => weather.faults[name])).toEqual(shares.map(() => 0.1))
      expect(weather.faults.reorder).toBe(true)
    }
  })

  it('when much goes wrong, in two processes that are killed now and then', async () => {
    const options = { seed: 2, first: 1, count: 4, roughness: 'rough', restarts: true, instances: 2 } as const
    expect((await storm({ ...QUICKLY, ...options }, () => undefined)).map(told)).toEqual([])
  })
})

describe('R4.2-4 much at once', () => {
  let office: Company
  beforeAll(async () => {
    office = await company(appsInside(() => undefined))
  })
  afterAll(() => office.stop())

  for (const { name, of } of boundsOf(8, () => undefined))
    it(name, async () => {
      expect(await of(office)).toEqual([])
    })
})
