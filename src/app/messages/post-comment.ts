import type { GitHubRef } from '../case/github-ref.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { type CommentUrgency, ConversationLockedError, type IssueRef } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'

type Posting = Pick<Ports, 'issues' | 'self' | 'policies' | 'messages'>

/** Says something on an issue. Where its conversation is locked, it is said once on the issue that stands in for it. */
export async function postComment(
  ports: Posting,
  ref: IssueRef,
  body: string,
  mark: string,
  urgency: CommentUrgency = 'call',
): Promise<GitHubRef> {
  try {
    return await ports.issues.comment(ref, body, mark, urgency)
  } catch (error) {
    if (!(error instanceof ConversationLockedError)) throw error
    // Hardly any conversation is locked: what is done then is loaded then.
    const { callsIssue } = await import('./calls-issue.ts')
    const calls = await callsIssue(ports, ref)
    const there = (await ports.issues.comments(calls)).find(isOwnComment(ports, mark))
    return there === undefined
      ? ports.issues.comment(calls, body, mark, urgency)
      : { id: there.id, nodeId: there.nodeId }
  }
}
