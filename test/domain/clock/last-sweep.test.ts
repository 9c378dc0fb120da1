import { describe, expect, it } from 'vitest'
import { isLate, readStamp, withStamp } from '../../../src/domain/clock/last-sweep.ts'

const at = '2030-01-01T03:37:12.345Z'

describe('the time of the last sweep, at the end of a label’s description', () => {
  it('is read as it was written, and people’s own words before it stay', () => {
    const written = withStamp('インシデント', { at, everyHours: 3 })
    expect(written).toBe('インシデント [sweep 2030-01-01T03:37Z/PT3H]')
    expect(readStamp(written)).toEqual({ at: '2030-01-01T03:37Z', everyHours: 3, told: false })
    const told = withStamp(written, { at, everyHours: 12 }, true)
    expect(told).toBe('インシデント [sweep 2030-01-01T03:37Z/PT12H, told]')
    expect(readStamp(told)).toMatchObject({ everyHours: 12, told: true })
  })

  it('fits into what GitHub takes, however long the words are', () => {
    const written = withStamp('長'.repeat(100), { at, everyHours: 3 })
    expect([...written]).toHaveLength(100)
    expect(readStamp(written)?.everyHours).toBe(3)
  })

  it.each([
    '',
    'Incident',
    '[sweep yesterday/PT3H]',
    '[sweep 2030-13-01T00:00Z/PT3H]',
    '[sweep 2030-01-01T03:37Z/PT3H] and more',
  ])('reads nothing in %j', (description) => {
    expect(readStamp(description)).toBeUndefined()
  })

  it('is late when it is older than twice its interval', () => {
    expect(isLate({ at, everyHours: 3 }, '2030-01-01T09:37:12Z')).toBe(false)
    expect(isLate({ at, everyHours: 3 }, '2030-01-01T09:37:13Z')).toBe(true)
  })
})
