import * as z from 'zod/mini'
import type { Account, Fact } from '../case/case.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { gateKind } from './gate-kind.ts'

/**
 * Nobody who recorded these facts, or whom they name by account, has one of these roles on the day of the transition: who
 * hears the person concerned neither reported it nor decides on it (R7-4). Somebody else records them anew.
 */
export const separateGate = gateKind(
  'separate',
  () => ({ facts: z.array(idSchema).check(z.minLength(1)), from: z.array(idSchema).check(z.minLength(1)) }),
  {
    missing: (gate, { case: state, fields, rolesOf }) =>
      gate.facts.flatMap((field) => {
        const fact = ownProperty(state.facts, field)
        if (fact === undefined) return []
        const named = ownProperty(fields, field)?.kind === 'accounts' ? namedIn(fact) : []
        const roles = [fact.by, ...named].flatMap((account) => rolesOf(account))
        const both = gate.from.filter((role) => roles.includes(role))
        return both.length === 0 ? [] : [because('not-separate', gate.clause, { field, roles: both })]
      }),
    opens: (gate) => gate.facts.map((field, index) => ({ kind: 'fact', field, at: ['facts', index] })),
  },
)

const namedIn = ({ values }: Fact): Account[] => values.map((id) => ({ id: Number(id), login: '' }))
