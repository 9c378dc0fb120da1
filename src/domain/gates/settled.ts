import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** Nothing recorded is still provisional (R4.2-2). */
export const settledGate = gateKind('settled', () => ({}), {
  missing: (gate, { case: state }) =>
    Object.entries(state.facts)
      .filter(([, fact]) => fact.provisional)
      .map(([field]) => because('fact-provisional', gate.clause, { field })),
  opens: () => [],
})
