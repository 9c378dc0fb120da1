import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { ledgerOf } from '../case/case-file.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { CommentSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { Recorded, RecordState } from './record-state.ts'

// Before that, GitHub may simply not show yet what was just written.
const WRITTEN_MS = 10 * 60 * 1000

/**
 * A record that was taken away: its branch was deleted, or set back. A crash leaves a record that nothing shows yet, never a
 * status comment without a record. Such a case is neither begun anew nor passed over in silence until its record is back.
 * Says so once. What the app sealed is put back wherever git has it still.
 */
export async function reportLostLedger(
  ports: Ports,
  inForce: PolicyInForce | undefined,
  address: Recorded,
  known?: readonly CommentSeen[],
): Promise<RecordState> {
  const { repository, issue } = address
  if (!isLabelledCase(issue)) return 'there'
  const isFresh = ports.now().getTime() - Date.parse(issue.createdAt) < WRITTEN_MS
  const isShown = isOwnComment(ports, markOf('status'))
  // Of one that was opened just now nothing was shown: whether it has a record is asked of no other.
  if (isFresh && known?.some(isShown) !== true) return 'there'
  if ((await ports.ledger.read(ledgerOf(address))) !== undefined) return 'there'
  const ref = { repository, number: issue.number }
  const comments = known ?? (await ports.issues.comments(ref))
  if (!comments.some(isShown)) return 'there'
  const { putBackOrTold } = await import('./put-back-or-told.ts')
  return putBackOrTold(ports, inForce, address, comments, isFresh)
}
