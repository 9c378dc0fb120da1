import { type Case, factValues } from '../case/case.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { isProtected } from './waived.ts'
import { mayBeWaived } from './waiver-of.ts'

/** A requirement that an exception names and that it takes away in part only, or not at all (R6-1). */
export interface WithoutEffect {
  /** The option of the form. */
  requirement: string
  clause: string
  /** `all`, `some`: gates of it that stand whatever is approved; `unasked`: no gate asks for it. */
  stands: 'all' | 'some' | 'unasked'
}

/** What whoever asks for an exception, or approves it, must not believe to be opened by it. */
export function withoutEffect(policy: Policy, state: Case): WithoutEffect[] {
  const rule = ownProperty(policy.processes, state.process)?.waiver
  const field = rule === undefined ? undefined : ownProperty(policy.fields, rule.requirements)
  if (rule === undefined || field === undefined) return []
  const chosen = factValues(state)(rule.requirements) ?? []
  const gates = rule.of.flatMap((process) => gatesOf(policy, process))
  return optionsOf(policy, field).flatMap(({ id, clause }): WithoutEffect[] => {
    if (clause === undefined || !chosen.includes(id)) return []
    const asked = gates.filter(({ gate }) => gate.clause === clause)
    const standing = mayBeWaived(rule, clause) ? asked.filter(({ stands }) => stands) : asked
    if (asked.length === 0) return [{ requirement: id, clause, stands: 'unasked' }]
    if (standing.length === 0) return []
    return [{ requirement: id, clause, stands: standing.length === asked.length ? 'all' : 'some' }]
  })
}

const gatesOf = (policy: Policy, process: string) =>
  (ownProperty(policy.processes, process)?.transitions ?? []).flatMap((transition) =>
    transition.from.flatMap((phase) =>
      transition.gates.map((gate) => ({ gate, stands: isProtected(policy, { process, phase }, transition, gate) })),
    ),
  )
