import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { gateKind } from './gate-kind.ts'
import { lackIn } from './lack-in.ts'

/** A runbook fits the case by now, a new one if there was none, or a fact says why there need be none (R4.2-3, R4.4-4). */
export const runbookGate = gateKind('runbook', () => ({ 'or-fact': idSchema }), {
  missing: (gate, view) => {
    const field = gate['or-fact']
    const fact = ownProperty(view.case.facts, field)
    if (view.case.runbook !== undefined) return []
    if (fact === undefined) return [because('runbook-missing', gate.clause, { field })]
    return [lackIn(view, field, fact, gate.clause) ?? []].flat()
  },
  opens: (gate) => [{ kind: 'fact', field: gate['or-fact'], at: ['or-fact'] }],
})
