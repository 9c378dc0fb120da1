import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** A stand-in's acts have been ratified by the one they stood in for (追認). */
export const ratifiedGate = gateKind('ratified', () => ({}), {
  missing: (gate, { case: state }) =>
    state.unratified.map((act) =>
      because('acts-unratified', gate.clause, { account: act.by.login, role: act.for, line: String(act.seq) }),
    ),
  opens: () => [],
})
