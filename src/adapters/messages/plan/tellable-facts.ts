import type { Case, Fact } from '../../../domain/case/case.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import type { Reason } from '../../../domain/refusals/reason.ts'

/**
 * Facts that may leave the case's repository (R8-2): none that is marked confidential, and of what the reporter was
 * asked only the fields that the app itself knows the meaning of, since the rest tells who reported.
 */
export function tellableFacts(policy: Policy, state: Case): { field: string; fact: Fact }[] {
  const asked = new Set((policy.processes[state.process]?.form?.items ?? []).map(({ field }) => field))
  const meant = new Set(Object.values(policy.meanings))
  return Object.entries(policy.fields).flatMap(([field, { confidential }]) => {
    const fact = state.facts[field]
    return fact === undefined || confidential || (asked.has(field) && !meant.has(field)) ? [] : [{ field, fact }]
  })
}

/** Reasons that speak of this pull request alone: others might quote what people wrote in the case. */
export const reasonsOf = (reasons: readonly Reason[], pull: string): Reason[] =>
  reasons.filter(({ params }) => params?.pull === pull && params.text === undefined)

/** Lessons of the procedure: what went wrong and well (R4.4-4). */
export const lessons = (policy: Policy): string[] =>
  Object.entries(policy.fields).flatMap(([id, { clause, confidential }]) =>
    clause === 'R4.4-4' && !confidential ? [id] : [],
  )
