import type { GitHubRef } from '../case/github-ref.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { IssueRef } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'
import { postComment } from './post-comment.ts'

/**
 * The comment of ours with this mark, saying this: the one that is there, or else a new one. A crash may have come between
 * making it and keeping where it is, so it is looked for before it is made.
 */
export async function commentOnce(
  ports: Pick<Ports, 'issues' | 'self' | 'policies' | 'messages'>,
  ref: IssueRef,
  body: string,
  mark: string,
): Promise<GitHubRef> {
  const there = (await ports.issues.comments(ref)).find(isOwnComment(ports, mark))
  if (there !== undefined) {
    const isSaid = there.body === body || (await ports.issues.editComment(ref, there.id, body)) === 'edited'
    if (isSaid) return { id: there.id, nodeId: there.nodeId }
  }
  return postComment(ports, ref, body, mark)
}
