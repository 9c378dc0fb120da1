import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'
import { isOwnComment } from './is-own-comment.ts'

/** The mark of the matter that an issue of the app's own is opened for: two of one mark are about the same. */
const MARK = /^<!-- hikeshi:[^>]+ -->/

/**
 * Instances that open the same thing at the same instant make an issue each. The younger is taken back before it is a case,
 * by whoever meets it first: its maker, or another that would take it for one that a crash has left half open. Gives the
 * one that stays.
 */
export async function deduplicateIssue(
  ports: Ports,
  repository: RepositoryName,
  issue: IssueSeen,
  label: string,
): Promise<IssueSeen> {
  const mark = MARK.exec(issue.body)?.[0]
  if (mark === undefined) return issue
  const alike = (await ports.issues.list(repository, { state: 'all', labels: label })).filter(isOwnComment(ports, mark))
  const first = alike.reduce((one, other) => (other.number < one.number ? other : one), issue)
  if (first.number === issue.number) return issue
  const ref = { repository, number: issue.number }
  // Without its label nothing takes it for a case.
  await ports.issues.patch(ref, { labels: [], state: 'closed', stateReason: 'not_planned' })
  const said = (await ports.issues.comments(ref)).some(isOwnComment(ports, mark))
  if (!said) await ports.issues.comment(ref, `${mark}\n\nDuplicate of #${first.number}`, mark, 'answer')
  return first
}
