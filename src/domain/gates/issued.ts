import { lastDrawn } from '../edition/last-drawn.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** A document has been drawn up for this round of the case: nobody decides on what is not there to be read (R8-1). */
export const issuedGate = gateKind('drawn-up', () => ({ document: idSchema }), {
  missing: (gate, view) => {
    const drawn = lastDrawn(view.case, view.documents ?? {}, gate.document)
    return drawn === undefined ? [because('document-missing', gate.clause, { document: gate.document })] : []
  },
  opens: ({ document: id }) => [{ kind: 'reference', to: 'document', id, at: ['document'] }],
})
