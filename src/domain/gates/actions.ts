import { because } from '../refusals/reason.ts'
import { isDay } from '../time/is-day.ts'
import { gateKind } from './gate-kind.ts'

/** Every action item has an owner and a date (R4.4-3). */
export const actionsGate = gateKind('actions', () => ({}), {
  missing: (gate, { case: state }) =>
    state.actions
      .filter((action) => !isDay(action.due))
      .map((action) => because('action-incomplete', gate.clause, { action: action.id })),
  opens: () => [],
})
