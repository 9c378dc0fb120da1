import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** What stand-ins did has been ratified by whom they stood in for (追認). */
export const ratifiedGate = gateKind(
  'ratified',
  {},
  {
    missing: (gate, { case: state }) =>
      state.unratified.map((act) =>
        because('acts-unratified', gate.clause, { account: act.by.login, role: act.for, line: String(act.seq) }),
      ),
    opens: () => [],
  },
)
