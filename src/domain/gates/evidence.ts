import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { gateKind } from './gate-kind.ts'
import { lackIn } from './lack-in.ts'

/** Evidence is kept by reference, or a fact says why it cannot or need not be. */
export const evidenceGate = gateKind('evidence', () => ({ 'or-fact': idSchema }), {
  missing: (gate, view) => {
    const field = gate['or-fact']
    const fact = ownProperty(view.case.facts, field)
    if (view.case.evidence.length > 0) return []
    if (fact === undefined) return [because('evidence-missing', gate.clause, { field })]
    return [lackIn(view, field, fact, gate.clause) ?? []].flat()
  },
  opens: (gate) => [{ kind: 'fact', field: gate['or-fact'], at: ['or-fact'] }],
})
