import { describe, expect, it } from 'vitest'
import { crowd } from '../../../src/hosts/probot/crowd.ts'

describe('R4.3-1 comments of one account that come faster than they are worked on', () => {
  it('allowed: three are worked on each by itself; one look is for all others, and whoever else writes comes right after it', () => {
    const waiting = crowd<string>()
    const places = ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => waiting.join('case 1', 13, one))
    expect(places).toEqual(['itself', 'itself', 'itself', 'first', 'counted', 'counted'])
    expect(waiting.join('case 1', 14, 'contain')).toBe('itself')
    expect(waiting.join('case 2', 13, 'contain')).toBe('itself')
    expect(waiting.taken('case 1')).toEqual(['d', 'e', 'f'])
  })

  it('refused: what comes after the look has begun is not taken for seen', () => {
    const waiting = crowd<string>()
    for (const one of ['a', 'b', 'c', 'd']) waiting.join('case 1', 13, one)
    expect(waiting.taken('case 1')).toEqual(['d'])
    expect(waiting.join('case 1', 13, 'e')).toBe('first')
    for (let left = 0; left < 3; left += 1) waiting.leave('case 1', 13)
    expect(waiting.join('case 1', 13, 'f')).toBe('itself')
    expect(waiting.taken('case 1')).toEqual(['e'])
  })
})
