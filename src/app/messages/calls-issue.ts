import { isOwnComment } from '../case/is-own-comment.ts'
import type { IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/** Older than any issue. */
const EVER = '1970-01-01T00:00:00Z'

/**
 * The issue on which people are called while the conversation of another one is locked, found by its mark or opened: a
 * mention there reaches them, one in an edited comment does not.
 */
export async function callsIssue(
  ports: Pick<Ports, 'issues' | 'self' | 'policies' | 'messages'>,
  { repository, number }: IssueRef,
): Promise<IssueRef> {
  const mark = markOf(`calls=${number}`)
  const there = (await ports.issues.own(repository, EVER)).find(isOwnComment(ports, mark))
  if (there !== undefined) return { repository, number: there.number }
  const language = (await ports.policies.of(repository))?.rules.locale ?? 'en'
  const { title, body } = ports.messages.callsIssue(number, language)
  const text = { title, body: `${mark}\n\n${body}`, labels: [], assignee: undefined, mark }
  return { repository, number: (await ports.issues.open(repository, text)).number }
}
