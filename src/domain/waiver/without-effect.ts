import { type Case, factValues } from '../case/case.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { reachOf } from './reach.ts'

/** A requirement that an exception names and that it takes away in part only, or not at all (R6-1). */
export interface WithoutEffect {
  /** The option of the form. */
  requirement: string
  clause: string
  /** `all`, `some`: gates of it that stand whatever is approved; `unasked`: nothing asks for it. */
  stands: 'all' | 'some' | 'unasked'
}

/** The commands and transitions that an exception does not open, so that nobody who asks for it or approves it believes it does. */
export function withoutEffect(policy: Policy, state: Case): WithoutEffect[] {
  const rule = ownProperty(policy.processes, state.process)?.waiver
  const field = rule === undefined ? undefined : ownProperty(policy.fields, rule.requirements)
  if (rule === undefined || field === undefined) return []
  const chosen = factValues(state)(rule.requirements) ?? []
  return optionsOf(policy, field).flatMap(({ id, clause }): WithoutEffect[] => {
    if (clause === undefined || !chosen.includes(id)) return []
    const { gates, standing, besides } = reachOf(policy, rule, clause)
    if (gates === 0) return besides ? [] : [{ requirement: id, clause, stands: 'unasked' }]
    return standing === 0 ? [] : [{ requirement: id, clause, stands: standing === gates ? 'all' : 'some' }]
  })
}
