import * as z from 'zod'
import { recordedSince } from '../case/editions.ts'
import { own } from '../own.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../reason.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** Somebody has taken note: the board of its report (R4.4-2), in the edition that has what was found since. */
export const acknowledgedGate = gateKind(
  'acknowledged',
  { what: idSchema, by: z.array(idSchema).min(1), ...freshnessShape },
  {
    missing: (gate, view) => {
      const { counts, stale } = countingFrom(view, gate)
      const seq = own(view.case.acknowledged, gate.what)?.seq
      const fields = recordedSince(view.documents ?? {}, view.case, gate.what)
      if (seq !== undefined && counts(seq) && fields.length === 0) return []
      const about = { what: gate.what, roles: gate.by, ...stale(seq), ...(fields.length === 0 ? {} : { fields }) }
      return [because('board-report-unacknowledged', gate.clause, about)]
    },
    opens: (gate) => [
      { kind: 'reference', to: 'acknowledgement', id: gate.what, at: ['what'] },
      { kind: 'act', command: 'acknowledge', roles: gate.by, at: ['by'] },
    ],
  },
)
