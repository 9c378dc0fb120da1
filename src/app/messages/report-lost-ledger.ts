import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { LANGUAGES } from '../../domain/policy/languages.ts'
import { adopters } from '../case/adopters.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { CommentSeen, IssueSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { postComment } from './post-comment.ts'

// Before that, GitHub may simply not show yet what was just written.
const WRITTEN_MS = 10 * 60 * 1000

/** An issue of which the app may have kept a record. */
export type Recorded = CaseAddress & { issue: Pick<IssueSeen, 'labels'> }

/** `there`: none was taken away. */
export type RecordState = 'there' | 'lost' | 'put-back'

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
  // Of one that was opened just now nobody has said anything.
  if (isFresh && known === undefined) return 'there'
  const record = ledgerOf(address)
  if ((await ports.ledger.read(record)) !== undefined) return 'there'
  const ref = { repository, number: issue.number }
  const comments = known ?? (await ports.issues.comments(ref))
  if (!comments.some(isOwnComment(ports, markOf('status')))) return 'there'
  if (await putBack(ports, inForce, address)) return 'put-back'
  if (isFresh) return 'there'
  const mark = markOf('record-lost')
  if (comments.some(isOwnComment(ports, mark))) return 'lost'
  const { administratorsCalled } = await import('./administrators-called.ts')
  const place = {
    ...{ path: record.path, activity: `${ports.web}/${repository.owner}/${repository.name}/activity` },
    // Whom the case keeps out stands in the record that is gone.
    administrators: await administratorsCalled(ports, repository, { calls: () => true, about: undefined }),
  }
  const people = inForce === undefined ? [] : (await adopters(ports, inForce, 'lately')).holders
  // Which language the case speaks its record said: without a policy, all of them.
  const languages = inForce === undefined ? LANGUAGES : [inForce.rules.locale]
  const texts = await Promise.all(languages.map((language) => ports.messages.lostRecord(people, place, language)))
  await postComment(ports, ref, [mark, ...texts].join('\n\n'), mark)
  return 'lost'
}

/** A sealed record can be had again wherever git has it still: then the case goes on, and it is told who took it away. */
async function putBack(ports: Ports, inForce: PolicyInForce | undefined, address: Recorded): Promise<boolean> {
  const ref = ledgerOf(address)
  const past = await ports.ledger.recover(ref)
  if (past.kind !== 'found') return false
  const { snapshot } = past
  if (snapshot.tampering === undefined) return true
  await ports.ledger.replace(ref, snapshot, snapshot.lines, `Put back ${ref.path} [skip ci]`)
  if (inForce !== undefined) {
    const { reportTampering } = await import('./report-tampering.ts')
    await reportTampering(ports, inForce, address, snapshot.tampering)
  }
  return true
}
