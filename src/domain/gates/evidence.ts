import { idSchema } from '../policy/basics.ts'
import { because } from '../reason.ts'
import { gateKind } from './gate-kind.ts'

/** Evidence is kept by reference, or a fact says why it cannot or need not be. */
export const evidenceGate = gateKind(
  'evidence',
  { 'or-fact': idSchema },
  {
    missing: (gate, { case: state }) =>
      state.evidence.length > 0 || state.facts[gate['or-fact']] !== undefined
        ? []
        : [because('evidence-missing', gate.clause, { field: gate['or-fact'] })],
    opens: (gate) => [{ kind: 'fact', field: gate['or-fact'], at: ['or-fact'] }],
  },
)
