import * as z from 'zod/mini'
import type { Fact } from '../case/case.ts'
import { unknownValue } from '../commands/unknown-value.ts'
import { own } from '../own.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../reason.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** These fields are recorded; a reasoned `不明` counts, and stays provisional. */
export const factsGate = gateKind(
  'facts',
  {
    facts: z.array(idSchema).check(z.minLength(1)),
    ...freshnessShape,
    /** Said after this was last recorded, or in the same breath: what undoes a thing cannot come before it. */
    'newer-than': z.optional(idSchema),
  },
  {
    missing: (gate, view) => {
      const { facts } = view.case
      const { counts, stale } = countingFrom(view, gate)
      const other = gate['newer-than']
      const undone = other === undefined ? undefined : own(facts, other)
      return gate.facts.flatMap((field) => {
        const fact = own(facts, field)
        if (fact === undefined) return [because('fact-missing', gate.clause, { field })]
        if (saysNothing(fact)) return [because('unknown-without-reason', gate.clause, { field })]
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

/** "Don't know" is a normal answer of a report, but no finding: that takes the reason why it is not known (R4.2-2). */
function saysNothing({ values, text, provisional }: Fact): boolean {
  const unknown = values.length > 0 && values.every((value) => unknownValue(value) !== undefined)
  const bare = text.trim() === '' || unknownValue(text)?.reason === ''
  return unknown ? bare : provisional && values.length === 0 && bare
}
