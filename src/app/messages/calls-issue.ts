import { isOwnComment } from '../case/is-own-comment.ts'
import type { IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'
import { EVER, issueOnce } from './issue-once.ts'

/**
 * The issue on which people are called while the conversation of another one is locked: a mention there reaches them, one
 * in an edited comment does not.
 */
export async function callsIssue(
  ports: Pick<Ports, 'issues' | 'self' | 'policies' | 'messages'>,
  { repository, number }: IssueRef,
): Promise<IssueRef> {
  const text = async () => {
    const language = (await ports.policies.of(repository))?.rules.locale ?? 'en'
    return ports.messages.callsIssue(number, language)
  }
  return { repository, number: await issueOnce(ports, repository, markOf(`calls=${number}`), () => true, text) }
}

/** Those that are there already: none is opened. */
export async function callsIssues(
  ports: Pick<Ports, 'issues' | 'self'>,
  { repository, number }: IssueRef,
): Promise<readonly IssueRef[]> {
  const own = await ports.issues.own(repository, EVER)
  return own
    .filter(isOwnComment(ports, markOf(`calls=${number}`)))
    .map((issue) => ({ repository, number: issue.number }))
}
