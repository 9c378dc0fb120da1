import type { PullRequestPolicy } from '../../domain/policy/process.ts'
import { dayAt } from '../../domain/time/is-day.ts'
import { branchOf } from '../case/case-branch.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { PullRequestSeen } from '../ports/pull-requests.ts'
import { repositoryOf } from './plan-place.ts'

const MESSAGE = 'Write into the history what this revision changes'

/**
 * The difference that a revision makes, and each safeguard that it takes away, come into its line of the history once they are
 * there to be seen, in the same pull request (R9-5). Gives the pull request as it stands then. A head that somebody has
 * approved stays as it is: the next revision writes what became of this one.
 */
export async function writeDifference(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { file, context }: CaseRun,
  id: string,
  rule: PullRequestPolicy,
  seen: PullRequestSeen,
): Promise<PullRequestSeen> {
  const history = rule['changes-policy']?.history
  const isOpen = seen.state === 'open' && seen.approvedBy.length === 0
  if (file === undefined || history === undefined || !isOpen) return seen
  const repository = repositoryOf(inForce, rule)
  const text = await ports.pulls.fileAt(repository, history.file, seen.head)
  const own = text === undefined ? undefined : await ports.proposals.differs(inForce, seen.head)
  if (own === undefined) return seen
  const place = {
    ...{ case: `${address.repository.name}#${address.issue.number}`, text, own },
    day: dayAt(ports.now().toISOString(), inForce.rules['time-zone']),
    merged: 'as-they-stand' as const,
  }
  const papers = await ports.messages.papers()
  const written = papers.history(context, file.case, id, place, languageOf(file, inForce))
  if (written === text) return seen
  const head = await ports.pulls.amend(repository, {
    ...{ branch: branchOf(file.case, id), head: seen.head, path: history.file, text: written, message: MESSAGE },
  })
  if (head === undefined) return seen
  return { ...seen, head, approvedBy: [], writtenBy: [] }
}
