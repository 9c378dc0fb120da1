import { own } from '../own.ts'
import { idSchema } from '../policy/basics.ts'
import { because } from '../reason.ts'
import { gateKind } from './gate-kind.ts'

/** A runbook fits the case by now, a new one if there was none, or a fact says why there need be none (R4.2-3, R4.4-4). */
export const runbookGate = gateKind(
  'runbook',
  { 'or-fact': idSchema },
  {
    missing: (gate, { case: state }) =>
      state.runbook !== undefined || own(state.facts, gate['or-fact']) !== undefined
        ? []
        : [because('runbook-missing', gate.clause, { field: gate['or-fact'] })],
    opens: (gate) => [{ kind: 'fact', field: gate['or-fact'], at: ['or-fact'] }],
  },
)
