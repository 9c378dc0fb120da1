import { holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { type Case, factValues } from './case.ts'

/** Under this name a case keeps the number of the one that was opened for it. */
export const openedAs = (process: string): string => `opened-${process}`

/**
 * Whether a case has ended here because few may know of it: what it says is told nowhere any more, whoever changes the
 * fact that said so afterwards (R8-2).
 */
export function goesOnAmongFew(policy: Policy, state: Case): boolean {
  const rule = ownProperty(policy.processes, state.process)?.restricts
  if (rule === undefined || state.phase !== rule.phase) return false
  return state.screen[openedAs(rule.opens)] !== undefined || holds(rule.when, factValues(state))
}
