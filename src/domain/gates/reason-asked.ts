import { type Case, factValues, historyOf } from '../case/case.ts'
import { holds } from '../policy/condition.ts'
import type { Process } from '../policy/process.ts'

/** The clause of a gate ahead that takes what a field says now only with a reason; undefined where none does. */
export function reasonAsked({ transitions }: Process, state: Case, field: string): string | undefined {
  return transitions
    .flatMap(({ gates }) => gates)
    .find(
      (gate) =>
        gate.kind === 'consent' &&
        gate.fact === field &&
        (gate.when === undefined || holds(gate.when, factValues(state), historyOf(state))),
    )?.clause
}
