import * as z from 'zod/mini'
import { asParams, standingOf } from '../acknowledgement/audience.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** Everybody concerned has taken note, or it is recorded why somebody need not (R4.1-1e, R9-4). */
export const acknowledgedByAllGate = gateKind(
  'acknowledged-by-all',
  () => ({
    what: idSchema,
    /** Everybody who holds one of these roles, each for himself. */
    roles: z._default(z.array(idSchema), []),
    /** Each group of the persons covered, as somebody records it for them. */
    groups: z._default(z.boolean(), false),
    /** Each customer of the register, as somebody records it for them (R8-1). */
    customers: z._default(z.boolean(), false),
    /** The field that names people without an account. */
    named: z.optional(idSchema),
    ...freshnessShape(),
  }),
  {
    missing: (gate, view) => {
      const { counts } = countingFrom(view, gate)
      const standing = standingOf(gate, view, counts)
      // Made known to nobody is not made known.
      if (standing.length === 0)
        return [because('nobody-concerned', gate.clause, { what: gate.what, roles: gate.roles })]
      const left = standing.flatMap(({ one, said }) => (said === undefined ? [one] : []))
      return left.length === 0 ? [] : [because('unacknowledged', gate.clause, { what: gate.what, ...asParams(left) })]
    },
    opens: (gate) => [
      { kind: 'reference', to: 'acknowledgement', id: gate.what, at: ['what'] },
      ...(gate.roles.length === 0
        ? []
        : [{ kind: 'act' as const, command: 'acknowledge', roles: gate.roles, every: true as const, at: ['roles'] }]),
      ...(gate.named === undefined ? [] : [{ kind: 'fact' as const, field: gate.named, at: ['named'] }]),
    ],
  },
)
