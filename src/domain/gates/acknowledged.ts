import * as z from 'zod/mini'
import { notedBefore, recordedSince } from '../case/editions.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** Somebody has taken note: the board of its report (R4.4-2), in the edition that has what was found since. */
export const acknowledgedGate = gateKind(
  'acknowledged',
  () => ({ what: idSchema, by: z.array(idSchema).check(z.minLength(1)), ...freshnessShape() }),
  {
    missing: (gate, view) => {
      const { counts, stale } = countingFrom(view, gate)
      const seq = ownProperty(view.case.acknowledged, gate.what)?.seq
      const { documents } = view
      const fields = recordedSince(documents, view.case, gate.what)
      const pull = notedBefore(documents, view.case, gate.what)
      if (seq !== undefined && counts(seq) && fields.length === 0 && pull === undefined) return []
      const why = { ...stale(seq), ...(fields.length === 0 ? {} : { fields }), ...(pull === undefined ? {} : { pull }) }
      const about = { what: gate.what, roles: gate.by, ...why }
      return [because('board-report-unacknowledged', gate.clause, about)]
    },
    opens: (gate) => [
      { kind: 'reference', to: 'acknowledgement', id: gate.what, at: ['what'] },
      { kind: 'act', command: 'acknowledge', roles: gate.by, at: ['by'] },
    ],
  },
)
