import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionSchema } from '../../../src/domain/policy/condition.schema.ts'
import { askedFacts, type Condition, holds } from '../../../src/domain/policy/condition.ts'

const known: Record<string, string[]> = { ongoing: ['spreading'], information: ['personal', 'customers'], systems: [] }
const facts = (id: string) => known[id]

describe('holds', () => {
  it.each<[string, Condition, boolean]>([
    ['one value among those asked', { fact: 'ongoing', is: ['going-on', 'spreading'] }, true],
    ['one value that is not asked for', { fact: 'ongoing', is: ['stopped'] }, false],
    ['many values, one of them asked for', { fact: 'information', includes: ['customers'] }, true],
    ['many values, none asked for', { fact: 'information', includes: ['credentials'] }, false],
    ['`is` of a fact that has two values', { fact: 'information', is: ['personal'] }, false],
    ['a fact that nobody has set', { fact: 'severity', is: ['high'] }, false],
    ['set', { fact: 'ongoing', set: true }, true],
    ['an empty list is not set', { fact: 'systems', set: false }, true],
    ['unknown is not set', { fact: 'severity', set: true }, false],
    [
      'all',
      {
        all: [
          { fact: 'ongoing', set: true },
          { fact: 'severity', set: true },
        ],
      },
      false,
    ],
    [
      'any',
      {
        any: [
          { fact: 'ongoing', set: true },
          { fact: 'severity', set: true },
        ],
      },
      true,
    ],
    ['not', { not: { fact: 'severity', set: true } }, true],
  ])('%s', (_title, condition, expected) => {
    expect(holds(condition, facts)).toBe(expected)
  })

  const condition = fc.letrec<{ c: Condition }>((tie) => ({
    c: fc.oneof(
      { maxDepth: 4 },
      fc.record({ fact: fc.constantFrom('a', 'b'), is: fc.array(fc.constantFrom('x', 'y'), { minLength: 1 }) }),
      fc.record({ fact: fc.constantFrom('a', 'b'), includes: fc.array(fc.constantFrom('x', 'y'), { minLength: 1 }) }),
      fc.record({ fact: fc.constantFrom('a', 'b'), set: fc.boolean() }),
      fc.record({ not: tie('c') }),
      fc.record({ all: fc.array(tie('c'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('c'), { minLength: 1, maxLength: 3 }) }),
    ),
  })).c
  const values = fc.dictionary(fc.constantFrom('a', 'b'), fc.uniqueArray(fc.constantFrom('x', 'y')))

  it('obeys De Morgan, whatever the conditions and facts', () => {
    fc.assert(
      fc.property(condition, condition, values, (one, two, facts) => {
        const ask = (id: string) => facts[id]
        const neither = holds({ all: [{ not: one }, { not: two }] }, ask)
        expect(holds({ not: { any: [one, two] } }, ask)).toBe(neither)
      }),
    )
  })

  it('the schema reads every condition back as it is, and each asked fact is where it says', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(conditionSchema.parse(one)).toEqual(one)
        for (const { fact, path } of askedFacts(one)) {
          const at = path.reduce<unknown>((inner, key) => Object(inner)[key], one)
          expect(at).toMatchObject({ fact })
        }
      }),
    )
  })
})

describe('conditionSchema', () => {
  it.each([
    ['an empty list of values', { fact: 'ongoing', is: [] }],
    ['a list of nothing', { all: [] }],
    ['two questions at once', { fact: 'ongoing', is: ['stopped'], includes: ['stopped'] }],
    ['a key it does not know', { fact: 'ongoing', was: ['stopped'] }],
  ])('refuses %s', (_title, condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false)
  })
})
