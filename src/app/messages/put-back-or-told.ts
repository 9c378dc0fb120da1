import { LANGUAGES } from '../../domain/policy/languages.ts'
import { adopters } from '../case/adopters.ts'
import { ledgerOf } from '../case/case-file.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { CommentSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { administratorsCalled } from './administrators-called.ts'
import { postComment } from './post-comment.ts'
import type { Recorded, RecordState } from './record-state.ts'
import { reportTampering } from './report-tampering.ts'

/** Of a record that is gone: puts back what git has still, or says once that it is gone; `isFresh`: GitHub may simply not show it yet. */
export async function putBackOrTold(
  ports: Ports,
  inForce: PolicyInForce | undefined,
  address: Recorded,
  comments: readonly CommentSeen[],
  isFresh: boolean,
): Promise<RecordState> {
  const { repository, issue } = address
  const record = ledgerOf(address)
  const ref = { repository, number: issue.number }
  if (await putBack(ports, inForce, address)) return 'put-back'
  if (isFresh) return 'there'
  const mark = markOf('record-lost')
  if (comments.some(isOwnComment(ports, mark))) return 'lost'
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
  if (inForce !== undefined) await reportTampering(ports, inForce, address, snapshot.tampering)
  return true
}
