import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { later } from '../../../src/domain/clock/timed-transitions.ts'
import { drillsDue } from '../../../src/domain/runbook/drills-due.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const since = (at: string, length: string): string => later(defaultPolicy, at, length)
const HEADS = ['a', 'b', 'c', 'd'].map((id) => ({ id, 'drill-every': 'P12M' }))
const ADOPTED = '2030-01-01T00:00:00Z'
const due = (now: string, drilled: { runbook: string; at: string }[] = []): string[] =>
  drillsDue(HEADS, drilled, { adopted: ADOPTED, now }, since).map(({ runbook }) => runbook)

describe('drillsDue', () => {
  it('R4.1-2 those never drilled fall due one after the other, all within their time', () => {
    expect(due('2030-03-01T00:00:00Z')).toEqual([])
    expect(due('2030-04-15T00:00:00Z')).toEqual(['a'])
    expect(due('2030-07-15T00:00:00Z')).toEqual(['a', 'b'])
    expect(due('2031-01-01T00:00:01Z')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('R4.1-2 one that was drilled falls due when its own time has passed since the last', () => {
    const drilled = [
      { runbook: 'a', at: '2030-02-01T00:00:00Z' },
      { runbook: 'a', at: '2030-05-01T00:00:00Z' },
    ]
    expect(due('2031-02-01T00:00:00Z', drilled)).toEqual(['b', 'c', 'd'])
    expect(due('2031-05-01T00:00:00Z', drilled)).toEqual(['b', 'c', 'd', 'a'])
  })

  it('R4.1-2 whoever drills what is due each month leaves no runbook longer than its time', () => {
    const lengths = fc.array(fc.constantFrom('P6M', 'P12M', 'P24M'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lengths, (every) => {
        const heads = every.map((length, at) => ({ id: `r${String(at).padStart(2, '0')}`, 'drill-every': length }))
        const drilled: { runbook: string; at: string }[] = []
        for (let month = 1; month <= 36; month += 1) {
          const now = since(ADOPTED, `P${month}M`)
          for (const { runbook } of drillsDue(heads, drilled, { adopted: ADOPTED, now }, since))
            drilled.push({ runbook, at: now })
        }
        for (const head of heads) {
          const times = [ADOPTED, ...drilled.flatMap(({ runbook, at }) => (runbook === head.id ? [at] : []))]
          // Looked at once a month, so it may be found a month late.
          const latest = (at: string): number => Date.parse(since(since(at, head['drill-every']), 'P1M'))
          expect(times.slice(1).every((at, n) => Date.parse(at) <= latest(times[n] ?? ''))).toBe(true)
          expect(latest(times.at(-1) ?? '')).toBeGreaterThanOrEqual(Date.parse(since(ADOPTED, 'P36M')))
        }
      }),
      { numRuns: 30 },
    )
  })
})
