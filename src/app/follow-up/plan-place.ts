import type { Case } from '../../domain/case/case.ts'
import type { PullRequestPolicy } from '../../domain/policy/process.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { MeantRepository } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'

export const planPath = (
  { issue }: CaseAddress,
  { repository }: Pick<Case, 'repository'>,
  { folder }: PullRequestPolicy,
): string => `${folder}/${new Date(issue.createdAt).getUTCFullYear()}/${repository.name}-${issue.number}.md`

export const repositoryOf = (inForce: PolicyInForce, rule: PullRequestPolicy): MeantRepository => ({
  owner: inForce.home.owner,
  name: inForce.rules.repositories[rule.repository] ?? inForce.home.name,
  pin: inForce.pins[rule.repository] ?? 'not-pinned',
})
