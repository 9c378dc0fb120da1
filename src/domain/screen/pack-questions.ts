import { type Case, factValues } from '../case/case.ts'
import { unknownValue } from '../commands/unknown-value.ts'
import { holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'

/**
 * The questions of a pack before its deadlines are known to be owed: they hold no phase up, and are asked until each is
 * answered.
 */
export function packQuestions(policy: Policy, state: Case): Reason[] {
  if (policy.processes[state.process]?.phases[state.phase]?.end !== undefined) return []
  return Object.values(policy.packs).flatMap(({ on, when, asks }) =>
    on && when !== undefined && holds(when, factValues(state))
      ? asks.filter((field) => isOpen(state, field)).map((field) => because('fact-missing', undefined, { field }))
      : [],
  )
}

function isOpen({ facts }: Case, field: string): boolean {
  const fact = ownProperty(facts, field)
  return fact === undefined || fact.provisional || fact.values.some((value) => unknownValue(value) !== undefined)
}
