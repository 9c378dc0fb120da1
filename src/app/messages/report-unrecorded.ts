import { isOwnDoor } from '../../domain/case/ledger-line.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { textDigest } from '../case/ledger/line-hash.ts'
import { AnswerError, type AnswerReason } from '../ports/answer-error.ts'
import type { IssueRef } from '../ports/github.ts'
import { LedgerRefusedError, type LedgerSnapshot } from '../ports/ledger-store.ts'
import { markOf, type Unrecorded } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { calledFor } from './called-for.ts'
import { postComment } from './post-comment.ts'

/**
 * The requests of people that could not be recorded: they must not wait in silence. Each of them is told once, however often it is
 * tried again.
 */
export async function reportUnrecorded(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  asked: readonly RequestedCommand[],
  error: unknown,
): Promise<void> {
  try {
    const untold = await untoldOf(ports, address, asked)
    const [first] = untold
    if (first === undefined) return
    const words = await ports.messages.unrecorded(await calledFor(ports, inForce), whyOf(error), inForce.rules)
    await postComment(ports, refOf(address), [untold.join('\n'), words].join('\n\n'), first)
  } catch (failure) {
    const where = `${address.repository.name}#${address.issue.number}`
    ports.warn(failure, { id: 'failure-untold', about: { where } })
  }
}

/** The marks of what people asked for and were not told yet that it could not be recorded. */
export async function untoldOf(
  ports: Ports,
  address: CaseAddress,
  asked: readonly RequestedCommand[],
): Promise<readonly string[]> {
  const marks = new Set(asked.filter(({ door }) => !isOwnDoor(door)).map(({ cause }) => markFor(cause)))
  if (marks.size === 0) return []
  const comments = await ports.issues.comments(refOf(address))
  return [...marks].filter((mark) => !comments.some(isOwnComment(ports, mark)))
}

const refOf = ({ repository: { owner, name }, issue }: CaseAddress): IssueRef => ({
  ...{ repository: { owner, name }, number: issue.number },
})

/** The same where nothing of the record counts, so that there is no case to speak of. */
export async function reportUncounted(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  asked: readonly RequestedCommand[],
  { tampering }: LedgerSnapshot,
): Promise<void> {
  if (tampering?.shut !== true) return
  await reportUnrecorded(ports, inForce, address, asked, new LedgerRefusedError(ledgerOf(address), 'tampered'))
}

/** A name may hold the words of a label; its digest holds nobody's. Commands of one comment are told together. */
const markFor = (cause: string): string =>
  markOf(`unrecorded=${textDigest('', cause.replace(/#\d+$/, '')).slice(0, 16)}`)

function whyOf(error: unknown): Unrecorded {
  if (error instanceof LedgerRefusedError)
    return error.why === 'rule' ? { kind: 'rule', rule: error.rule ?? 'other' } : { kind: error.why }
  return error instanceof AnswerError ? ofAnswer(error.reason) : { kind: 'later' }
}

function ofAnswer(reason: AnswerReason): Unrecorded {
  switch (reason.kind) {
    case 'permission-missing':
      return { kind: 'forbidden', permission: reason.permission }
    case 'unauthorised':
      return { kind: 'forbidden', permission: undefined }
    case 'rate-limited':
      return { kind: 'limited', until: reason.until }
    case 'rule':
      return { kind: 'rule', rule: reason.rule }
    case 'secret':
    case 'archived':
    case 'not-found':
    case 'gone':
    case 'moved':
    case 'not-installed':
      return { kind: reason.kind }
    case 'locked':
    case 'unreachable':
    case 'refused':
      return { kind: 'later' }
  }
}
