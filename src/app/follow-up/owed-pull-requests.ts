import { factValues, type PullRequestState } from '../../domain/case/case.ts'
import { isWithheld } from '../../domain/compromised-communications/compromised-communications.ts'
import { holds } from '../../domain/policy/condition.ts'
import type { PullRequestPolicy } from '../../domain/policy/process.ts'
import type { CaseRun } from '../case/case-run.ts'

/** A pull request that the policy asks for where the case stands now; `before`: the one that was merged too early. */
export interface OwedPullRequest {
  id: string
  rule: PullRequestPolicy
  before: PullRequestState | undefined
}

/** Most decisions owe none: they need nothing of what draws one up. */
export function owedPullRequests({ file, context }: CaseRun): OwedPullRequest[] {
  // A plan is made of what was found: it waits until nobody reads along (R4-2); the sweep opens it then.
  if (file === undefined || isWithheld(context.policy, file.case)) return []
  const rules = context.policy.processes[file.case.process]?.['pull-requests'] ?? {}
  return Object.entries(rules).flatMap(([id, rule]) => {
    const before = file.case.pulls[id]
    const isOwed = before === undefined || isUnfinished(before)
    const isWanted = rule.when === undefined || holds(rule.when, factValues(file.case))
    return rule['opens-in'] === file.case.phase && isOwed && isWanted ? [{ id, rule, before }] : []
  })
}

/** Merged before it was filled in: nobody can write into it any more, so another one has to carry the rest. */
const isUnfinished = ({ state, empty }: PullRequestState): boolean => state === 'merged' && empty.length > 0
