import * as z from 'zod/mini'
import type { Fact } from '../case/case.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'
import { lackIn } from './lack-in.ts'

/** These fields are recorded, each with an answer that it takes. */
export const factsGate = gateKind(
  'facts',
  () => ({
    facts: z.array(idSchema).check(z.minLength(1)),
    ...freshnessShape(),
    /** Said after this was last recorded, or in the same breath: what undoes a thing cannot come before it. */
    'newer-than': z.optional(idSchema),
  }),
  {
    missing: (gate, view) => {
      const { facts } = view.case
      const { counts, stale } = countingFrom(view, gate)
      const other = gate['newer-than']
      const undone = other === undefined ? undefined : ownProperty(facts, other)
      return gate.facts.flatMap((field) => {
        const fact = ownProperty(facts, field)
        if (fact === undefined) return [because('fact-missing', gate.clause, { field })]
        const lack = lackIn(view, field, fact, gate.clause)
        if (lack !== undefined) return [lack]
        if (!counts(fact.seq)) return [because('fact-stale', gate.clause, { field, ...stale(fact.seq) })]
        return other !== undefined && undone !== undefined && isOlder(fact, undone)
          ? [because('fact-stale', gate.clause, { field, other })]
          : []
      })
    },
    opens: (gate) => gate.facts.map((field, index) => ({ kind: 'fact', field, at: ['facts', index] })),
  },
)

const isOlder = (fact: Fact, other: Fact): boolean => fact.seq < other.seq && fact.at !== other.at
