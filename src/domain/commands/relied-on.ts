import { keysOf } from '../gates/gates.ts'
import { askedFacts } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'

/**
 * Fields that a decision of this process hangs on: those with a meaning of their own, by which it goes on among few, and
 * whatever a gate looks at.
 */
export function isReliedOn({ meanings }: Pick<Policy, 'meanings'>, process: Process, field: string): boolean {
  const { kind, category, systems } = meanings
  return (
    [kind, category, systems].includes(field) ||
    isRestrictedBy(process, field) ||
    process.transitions
      .flatMap(({ gates }) => gates)
      .some(
        (gate) =>
          keysOf(gate).some((key) => key.kind === 'fact' && key.field === field) ||
          (gate.when !== undefined && askedFacts(gate.when).some(({ fact }) => fact === field)),
      )
  )
}

/** Whether a case may end by what this says, to go on where few read it (R8-2). */
export const isRestrictedBy = ({ restricts }: Pick<Process, 'restricts'>, field: string): boolean =>
  restricts !== undefined && askedFacts(restricts.when).some(({ fact }) => fact === field)
