import * as z from 'zod'
import { own } from '../own.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../reason.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** Somebody has taken note: the board of its report (R4.4-2). */
export const acknowledgedGate = gateKind(
  'acknowledged',
  { what: idSchema, by: z.array(idSchema).min(1), ...freshnessShape },
  {
    missing: (gate, view) => {
      const { counts, stale } = countingFrom(view, gate)
      const seq = own(view.case.acknowledged, gate.what)?.seq
      if (seq !== undefined && counts(seq)) return []
      return [because('board-report-unacknowledged', gate.clause, { what: gate.what, roles: gate.by, ...stale(seq) })]
    },
    opens: (gate) => [
      { kind: 'reference', to: 'acknowledgement', id: gate.what, at: ['what'] },
      { kind: 'act', command: 'acknowledge', roles: gate.by, at: ['by'] },
    ],
  },
)
