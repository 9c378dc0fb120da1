import { isOurs } from '../case/is-own-comment.ts'
import type { Made } from '../case/record-screen-ids.ts'
import type { IssueRef } from '../ports/github.ts'
import type { World } from '../ports/ports.ts'

/**
 * The comment of ours with this mark, saying this: the one that is there, or else a new one. A crash may have come between
 * making it and keeping where it is, so it is looked for before it is made.
 */
export async function commentOnce(
  world: Pick<World, 'issues' | 'self'>,
  ref: IssueRef,
  body: string,
  mark: string,
): Promise<Made> {
  const there = (await world.issues.comments(ref)).find(isOurs(world, mark))
  if (there !== undefined) {
    const isSaid = there.body === body || (await world.issues.editComment(ref, there.id, body)) === 'edited'
    if (isSaid) return { id: there.id, nodeId: there.nodeId }
  }
  return world.issues.comment(ref, body, mark)
}
