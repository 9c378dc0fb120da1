import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { gateKind } from './gate-kind.ts'

/** A choice is one of these: with `when`, what follows from another fact, as a measure from a position (R7-3). */
export const valueGate = gateKind('value', () => ({ fact: idSchema, is: z.array(idSchema).check(z.minLength(1)) }), {
  missing: (gate, { case: state }) => {
    const fact = ownProperty(state.facts, gate.fact)
    if (fact === undefined) return [because('fact-missing', gate.clause, { field: gate.fact })]
    return fact.values.length > 0 && fact.values.every((value) => gate.is.includes(value))
      ? []
      : [because('not-allowed-value', gate.clause, { field: gate.fact, text: said(fact), options: gate.is })]
  },
  opens: (gate) => [{ kind: 'fact', field: gate.fact, at: ['fact'] }],
})

const said = ({ values, text }: { values: readonly string[]; text: string }): string =>
  values.length === 0 ? text : values.join(', ')
