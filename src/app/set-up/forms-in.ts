import { formsOf, type ProcessForm } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Place } from './choices.ts'

export interface PlacedForm extends ProcessForm {
  path: string
}

/**
 * The issue forms that belong into a repository. GitHub's chooser lists them by file name: the one for incidents comes
 * first, in the company's language and then in others, and after it the other processes in the order of the policy.
 */
export function formsIn(policy: Policy, place: Place): PlacedForm[] {
  const home = policy.repositories[place]
  const here = formsOf(policy).filter(({ process }) => {
    const repository = policy.processes[process]?.repository
    // Names may coincide, as where one repository holds everything.
    return repository !== undefined && home !== undefined && policy.repositories[repository] === home
  })
  return here
    .toSorted((one, other) => rank(policy, one) - rank(policy, other))
    .map((each, at) => ({
      ...each,
      path: `.github/ISSUE_TEMPLATE/${String(at + 1).padStart(2, '0')}-${each.process}.${each.language}.yml`,
    }))
}

/** A real incident that everybody may read of, one that few may, and then all that can wait. */
function rank({ processes }: Policy, { process }: ProcessForm): number {
  const { contain, mark, restricted = false } = processes[process] ?? {}
  if (contain === undefined || mark !== undefined) return 2
  return restricted ? 1 : 0
}
