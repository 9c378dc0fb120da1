import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, holds } from '../../../src/domain/policy/condition.ts'
import { follows, someFacts } from '../../../src/domain/policy-proof/satisfy.ts'
import { defaultText, policyOf } from './policies.ts'

const policy = policyOf(defaultText())
const canHold = (when: Condition) => someFacts(policy, [when], (facts) => holds(when, facts))

const harm = fc.subarray(['third-party', 'to-others', 'both', 'none'], { minLength: 1 })
const information = fc.subarray(['unknown', 'personal', 'customers'], { minLength: 1 })
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({ fact: fc.constant('harm'), is: harm }),
    fc.record({ fact: fc.constant('information'), includes: information }),
    fc.record({ fact: fc.constantFrom('harm', 'damage'), set: fc.boolean() }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
  ),
}))

/** Facts as cases have them: chosen options, words that are no option, or nothing. */
const facts: fc.Arbitrary<Record<string, string[]>> = fc.record({
  harm: fc.constantFrom<string[]>([], ['third-party'], ['both'], ['none'], ['written otherwise']),
  information: fc.oneof(fc.subarray(['unknown', 'personal', 'customers', 'credentials']), fc.constant<string[]>([''])),
  damage: fc.constantFrom<string[]>([], ['two laptops']),
})

describe('conditions that can and cannot hold', () => {
  it('finds facts wherever some case has them', () => {
    fc.assert(
      fc.property(condition, facts, (when, known) => {
        const values = (fact: string): string[] | undefined => known[fact]
        if (holds(when, values)) expect(canHold(when)).toBe(true)
      }),
    )
  })

  it('takes one value for one value, and several where several can be chosen', () => {
    const both = (fact: string, one: string, other: string): Condition => ({
      all: [
        { fact, includes: [one] },
        { fact, includes: [other] },
      ],
    })
    expect(canHold(both('harm', 'none', 'both'))).toBe(false)
    expect(canHold(both('information', 'personal', 'customers'))).toBe(true)
  })

  it('tells what follows from what', () => {
    fc.assert(
      fc.property(condition, condition, (one, other) => {
        expect(follows(policy, { all: [one, other] }, one)).toBe(true)
        expect(follows(policy, one, { any: [one, other] })).toBe(true)
        expect(follows(policy, one, { not: one })).toBe(canHold(one) === false)
      }),
    )
  })

  it('concludes nothing where there is too much to try', () => {
    const many = Object.keys(policy.fields).map((fact): Condition => ({ fact, set: true }))
    expect(canHold({ all: [...many, { fact: 'systems', includes: Object.keys(policy.systems) }] })).toBeUndefined()
  })
})
