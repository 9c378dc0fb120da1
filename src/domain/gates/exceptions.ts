import type { Case } from '../case/case.ts'
import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** Every exception that was used before its approval has been approved since (R6-1). */
export const exceptionsGate = gateKind('exceptions', () => ({}), {
  missing: (gate, { case: state, approvedExceptions }) =>
    usedAhead(state)
      .filter((exception) => approvedExceptions === 'not-checked' || !approvedExceptions.includes(exception))
      .map((exception) => because('exception-unapproved', gate.clause, { exception: String(exception) })),
  opens: () => [],
})

/** Exceptions whose approval was to follow. */
export const usedAhead = ({ waived }: Case): number[] => [
  ...new Set(waived.flatMap(({ exception, ahead }) => (ahead ? [exception] : []))),
]
