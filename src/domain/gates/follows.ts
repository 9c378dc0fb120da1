import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { type GateView, gateKind } from './gate-kind.ts'

/**
 * One fact brings another with it, which is not said otherwise: a kind of incident belongs to one category (R1-4 to R1-6). The
 * options themselves say so, and a kind of the company's own is held as well.
 */
export const followsGate = gateKind('follows', () => ({ fact: idSchema, from: idSchema, is: idSchema }), {
  missing: (gate, view) => {
    const fact = ownProperty(view.case.facts, gate.fact)
    // Whether it has to be said at all is asked by another gate.
    if (fact === undefined || fact.values.length === 0 || !brings(gate, view) || fact.values.includes(gate.is))
      return []
    return [
      because('not-allowed-value', gate.clause, { field: gate.fact, text: fact.values.join(', '), options: [gate.is] }),
    ]
  },
  opens: (gate) => [{ kind: 'fact', field: gate.fact, at: ['fact'] }],
})

function brings(gate: { fact: string; from: string; is: string }, { case: state, fields }: GateView): boolean {
  const field = ownProperty(fields, gate.from)
  const values = ownProperty(state.facts, gate.from)?.values ?? []
  const options = field !== undefined && 'options' in field ? field.options : []
  return options.some(({ id, sets }) => values.includes(id) && sets?.[gate.fact] === gate.is)
}
