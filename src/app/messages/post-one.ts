import { isOwnComment } from '../case/is-own-comment.ts'
import type { CommentSeen, IssueRef } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'
import { postComment } from './post-comment.ts'

/** Says something that other instances may have found out at the same moment: of the comments with its mark the first one stays. */
export async function postOne(...said: Parameters<typeof postComment>): Promise<void> {
  const [ports, ref, , mark] = said
  await postComment(...said)
  await keepFirst(ports, ref, (await ports.issues.comments(ref)).filter(isOwnComment(ports, mark)))
}

/** Of comments that say the same the first one stays. */
export async function keepFirst(
  { issues }: Pick<Ports, 'issues'>,
  ref: IssueRef,
  same: readonly Pick<CommentSeen, 'id'>[],
): Promise<void> {
  const first = Math.min(...same.map(({ id }) => id))
  for (const { id } of same) if (id > first) await issues.removeComment(ref, id)
}
