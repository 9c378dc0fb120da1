import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priorityOf, systemPriority } from '../../../src/domain/case/recovery-priority.ts'
import { as, record } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { given } from '../../support/story.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const work = (downtime: string) => ({ label: 'work', 'tolerable-downtime': downtime })
const policyWith = (downtimes: readonly string[], override?: string) => ({
  ...defaultPolicy,
  works: Object.fromEntries(downtimes.map((downtime, n) => [`w${n}`, work(downtime)])),
  systems: {
    one: {
      label: 'one',
      kind: 'service' as const,
      works: downtimes.map((_, n) => `w${n}`),
      ...(override === undefined ? {} : { override: { priority: override, reason: 'It carries the phones' } }),
    },
  },
})
const of = (systems: readonly string[]) =>
  priorityOf(defaultPolicy, given(reported(), as('responder', record({ systems }))).case)

describe('R4.1-4 recovery priority by tolerable downtime', () => {
  it.each([
    ['PT1H', 'A'],
    ['PT4H', 'A'],
    ['PT4H1S', 'B'],
    ['PT24H', 'B'],
    ['P1D', 'B'],
    ['P3D', 'C'],
    ['PT72H', 'C'],
    ['P7D', 'D'],
    ['PT168H', 'D'],
    ['P1Y', 'D'],
  ])('R4.1-4 a work that may stand still for %s gives %s', (downtime, priority) => {
    expect(systemPriority(policyWith([downtime]), 'one')).toBe(priority)
  })
  it('R4.1-4 a system takes the strictest of its works, in any order', () => {
    const lengths = fc.constantFrom<string>('PT2H', 'PT20H', 'PT60H', 'PT160H')
    fc.assert(
      fc.property(fc.array(lengths, { minLength: 1, maxLength: 6 }), (downtimes) => {
        const strictest = ['PT2H', 'PT20H', 'PT60H', 'PT160H'].find((one) => downtimes.includes(one)) ?? ''
        expect(systemPriority(policyWith(downtimes), 'one')).toBe(systemPriority(policyWith([strictest]), 'one'))
      }),
    )
  })
  it("R4.1-4 the officer's override comes first", () => {
    expect(systemPriority(policyWith(['PT168H'], 'A'), 'one')).toBe('A')
  })
  it('R4.1-4 unset is B: no works, or no such system', () => {
    expect(systemPriority(policyWith([]), 'one')).toBe('B')
    for (const name of ['two', 'constructor', '__proto__']) expect(systemPriority(policyWith(['PT1H']), name)).toBe('B')
  })
  it.each([
    [['archive'], 'D'],
    [['archive', 'accounting-system'], 'C'],
    [['archive', 'email', 'accounting-system'], 'B'],
    [['accounting-system', 'identity-provider', 'email'], 'A'],
    [['none'], 'B'],
    [['not-listed'], 'B'],
    [['not-listed', 'archive'], 'D'],
  ])('R4.1-4 a case of %j takes the highest of its systems: %s', (systems, priority) => {
    expect(of(systems)).toBe(priority)
  })
  it('R4.1-4 a case that names no system is B', () => {
    expect(priorityOf(defaultPolicy, given(reported()).case)).toBe('B')
  })
})
