import { formsOf, type ProcessForm } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Place } from './choices.ts'

export interface PlacedForm extends ProcessForm {
  path: string
}

/** The issue forms that belong into a repository: the policy's own language by the process alone, others by language too. */
export function formsIn(policy: Policy, place: Place): PlacedForm[] {
  const home = policy.repositories[place]
  return formsOf(policy).flatMap((each) => {
    const repository = policy.processes[each.process]?.repository
    // Names may coincide, as where one repository holds everything.
    const here = repository !== undefined && home !== undefined && policy.repositories[repository] === home
    const language = each.language === policy.locale ? '' : `.${each.language}`
    return here ? [{ ...each, path: `.github/ISSUE_TEMPLATE/${each.process}${language}.yml` }] : []
  })
}
