import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { planCompany } from '../../../adapters/files/set-up-checkouts.ts'
import { formatProblem } from '../../../adapters/policy/format-problem.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Choices } from '../../../app/set-up/choices.ts'
import type { Planned } from '../../../app/set-up/company/context.ts'
import { SetUpRefusedError } from '../../../app/set-up/company/item.ts'
import type { SetUpSite } from '../../../app/set-up/company/site.ts'

/** The policy that stands on GitHub, or the one that would be laid there; `titles`: what its board may be called. */
export function companyPlan(
  site: SetUpSite,
  home: RepositoryName,
  choices: Choices,
  titles: readonly string[],
): () => Promise<Planned> {
  // GitHub is looked at each time; what follows from the same text stays the same.
  const plans = new Map<string, ReturnType<typeof planCompany>>()
  return async () => {
    const there = await site.text(home, POLICY_PATH)
    const made = there === undefined ? await site.boardNamed(home.owner, titles) : undefined
    const key = there ?? String(made)
    const planning = plans.get(key) ?? planCompany({ ...choices, ...(made !== undefined && { board: made }) }, there)
    plans.set(key, planning)
    return plannedBy(await planning, home, there, made)
  }
}

function plannedBy(
  planned: Awaited<ReturnType<typeof planCompany>>,
  home: RepositoryName,
  there: string | undefined,
  made: number | undefined,
): Planned {
  if (planned.kind === 'unreadable') {
    const why = planned.problems.map((problem) => formatProblem(planned.text, problem)).join('\n')
    throw new SetUpRefusedError('policy-wrong', { repository: home.name, why })
  }
  const { policy, files } = planned
  return {
    ...{ policy, isThere: there !== undefined },
    project: there === undefined ? made : policy.board?.project,
    files: (place) => files[place],
  }
}
