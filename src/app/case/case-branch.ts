import type { Case } from '../../domain/case/case.ts'

/** The branch of a case's pull request, by the name that its repository had when it began: by it the pull request finds its way back to the case. */
export const branchOf = ({ repository, issue }: Pick<Case, 'repository' | 'issue'>, pull: string): string =>
  `hikeshi/${pull}/${repository.name}/${issue}`

const BRANCH = /^hikeshi\/(?<pull>[a-z0-9-]+)\/(?<repository>[\w.-]+)\/(?<issue>\d+)(?:\/after-\d+)?$/

/** The case that a branch belongs to; whoever names a branch so gains nothing, since the case knows its number. */
export function caseOfBranch(branch: string): { pull: string; repository: string; issue: number } | undefined {
  const groups = BRANCH.exec(branch)?.groups
  if (groups === undefined) return undefined
  const { pull = '', repository = '', issue = '' } = groups
  return { pull, repository, issue: Number(issue) }
}
