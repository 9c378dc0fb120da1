import { isOwnComment } from '../case/is-own-comment.ts'
import { postComment } from './post-comment.ts'

/** Says something that other instances may have found out at the same moment: of the comments with its mark the first one stays. */
export async function postOne(...said: Parameters<typeof postComment>): Promise<void> {
  const [ports, ref, , mark] = said
  await postComment(...said)
  const all = (await ports.issues.comments(ref)).filter(isOwnComment(ports, mark)).map(({ id }) => id)
  for (const id of all) if (id > Math.min(...all)) await ports.issues.removeComment(ref, id)
}
