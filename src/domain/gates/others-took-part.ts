import * as z from 'zod/mini'
import { accountsIn } from '../accounts/accounts-in.ts'
import type { Fact } from '../case/case.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { gateKind } from './gate-kind.ts'

/**
 * These fields of accounts name somebody beside the one who recorded them, be it a person without an account: what is to be
 * deliberated about, or tried together, is not done by one person alone (R9-3, R4.1-2).
 */
export const othersTookPartGate = gateKind(
  'others-took-part',
  () => ({ facts: z.array(idSchema).check(z.minLength(1)) }),
  {
    // Where it was not recorded at all, the gate that asks for the fact says so.
    missing: (gate, { case: state }) =>
      gate.facts.flatMap((field) => {
        const fact = ownProperty(state.facts, field)
        return fact === undefined || hasOthers(fact) ? [] : [because('nobody-beside', gate.clause, { field })]
      }),
    opens: (gate) => gate.facts.map((field, index) => ({ kind: 'fact', field, at: ['facts', index] })),
  },
)

const hasOthers = ({ values, text, by }: Fact): boolean =>
  values.some((id) => id !== String(by.id)) || accountsIn(text).persons.length > 0
