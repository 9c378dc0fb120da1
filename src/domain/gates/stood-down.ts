import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** A response organisation that was started has been stood down, naming the trigger that was met (R4.1-1a). */
export const stoodDownGate = gateKind('stood-down', () => ({}), {
  missing: (gate, { case: state }) =>
    state.organisation === undefined || state.organisation.stoodDown !== undefined
      ? []
      : [because('organisation-not-stood-down', gate.clause)],
  opens: () => [],
})
