import type { Language } from '../../domain/policy/basics.ts'
import type { PullRequestPolicy } from '../../domain/policy/process.ts'
import { caseOfBranch } from '../case/case-branch.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * After a revision was merged, others that are open come to stand behind its line of the history, so that they merge without
 * anybody's hand (R9-5); their new heads are approved once more. Of one that changes the same place, a check names it.
 */
export async function renewRevisions(
  ports: Ports,
  repository: RepositoryName,
  id: string,
  rule: PullRequestPolicy,
  language: Language,
): Promise<void> {
  const history = rule['changes-policy']?.history
  if (history === undefined) return
  const renewals = await ports.pulls.renewOthers(repository, {
    ...{ author: ports.self.id, branches: `hikeshi/${id}/`, path: history.file },
    lineOf: (branch, text) => {
      const of = caseOfBranch(branch)
      return of === undefined
        ? undefined
        : text.split('\n').findLast((line) => line.includes(`\`${of.repository}#${of.issue}\``))
    },
  })
  const papers = await ports.messages.papers()
  for (const { head, places } of renewals) {
    const { title, summary } = papers.renewal(history.file, places, language)
    await ports.pulls.check(repository, head, {
      name: 'hikeshi / other revision',
      conclusion: places.length === 0 ? 'success' : 'failure',
      ...{ title, summary },
    })
  }
}
