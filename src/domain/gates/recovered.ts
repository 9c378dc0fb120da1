import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** Every system of the case runs again (R4.3-2b); one that was infected again has to recover again. */
export const recoveredGate = gateKind(
  'recovered',
  () => ({ systems: idSchema, except: z._default(z.array(idSchema), []), ...freshnessShape() }),
  {
    missing: (gate, view) => {
      const { counts, stale } = countingFrom(view, gate)
      const { facts, recovered } = view.case
      return (facts[gate.systems]?.values ?? []).flatMap((system) => {
        const seq = ownProperty(recovered, system)?.seq
        if (gate.except.includes(system) || (seq !== undefined && counts(seq))) return []
        return [because('system-not-recovered', gate.clause, { system, ...stale(seq) })]
      })
    },
    opens: (gate) => [{ kind: 'fact', field: gate.systems, at: ['systems'] }],
  },
)
