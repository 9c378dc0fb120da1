import type { Language } from '../../domain/policy/basics.ts'
import type { PullRequestPolicy } from '../../domain/policy/process.ts'
import { caseOfBranch } from '../case/case-branch.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'
import type { Renewal } from '../ports/pull-requests.ts'

/**
 * After a revision was merged, others that are open come to stand behind its line of the history, so that they merge without
 * anybody's hand (R9-5); their new heads are approved once more. Of one that changes the same place, a check names it. Gives
 * those that have a new head.
 */
export async function renewRevisions(
  ports: Ports,
  repository: RepositoryName,
  id: string,
  rule: PullRequestPolicy,
  language: Language,
): Promise<readonly Renewed[]> {
  const history = rule['changes-policy']?.history
  if (history === undefined) return []
  const renewals = await ports.pulls.renewOthers(repository, {
    ...{ author: ports.self.id, branches: `hikeshi/${id}/`, path: history.file },
    lineOf: (branch, text) => {
      const of = caseOfBranch(branch)
      return of === undefined
        ? undefined
        : text.split('\n').findLast((line) => line.includes(`\`${of.repository}#${of.issue}\``))
    },
  })
  for (const renewal of renewals) await checkRenewal(ports, repository, history.file, renewal, language)
  return renewals.filter(({ places }) => places.length === 0).map((renewal) => ({ ...renewal, file: history.file }))
}

/** One that has a new head since another one was merged; `file`: the history, in which its line follows that one's. */
export type Renewed = Renewal & { file: string }

export async function checkRenewal(
  ports: Ports,
  repository: RepositoryName,
  file: string,
  { head, places }: Pick<Renewal, 'head' | 'places'>,
  language: Language,
): Promise<void> {
  const papers = await ports.messages.papers()
  const { title, summary } = papers.renewal(file, places, language)
  await ports.pulls.check(repository, head, {
    name: 'hikeshi / other revision',
    conclusion: places.length === 0 ? 'success' : 'failure',
    ...{ title, summary },
  })
}
