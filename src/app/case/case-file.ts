import type { Case } from '../../domain/case/case.ts'
import { eventIn, type RecordedEvent } from '../../domain/case/event.schema.ts'
import { LEDGER_BOUND, type LedgerLine, ledgerBoundSchema, openLine } from '../../domain/case/ledger-line.ts'
import { ledgerPath, yearOfIssue } from '../../domain/case/ledger-path.ts'
import { apply } from '../../domain/case/settle.ts'
import { nowCalled, succeed } from '../../domain/case/succeed.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { LedgerRef } from '../ports/ledger-store.ts'
import type { RecordRead } from '../state/record-read.ts'

/** Which issue a case is, as far as its ledger needs it. */
export interface CaseAddress {
  /** The id is needed where a case is opened: its ledger is bound to it. */
  repository: RepositoryName & { id?: number }
  issue: { id: number; number: number; createdAt: string; nodeId?: string | undefined }
}

/** A ledger that has been read: its lines as events, and the case that they make. */
export interface CaseFile {
  case: Case
  placed: readonly RecordedEvent[]
  /** Requests that were handled already: a redelivery asks for nothing new. */
  seen: ReadonlySet<string>
}

export function ledgerOf({ repository, issue }: CaseAddress): LedgerRef {
  return {
    repository: { owner: repository.owner, name: repository.name },
    path: ledgerPath(yearOfIssue(issue), issue.number),
  }
}

/** Undefined where the lines do not begin with a case of this policy. */
export const readCaseFile = (lines: readonly LedgerLine[], policy: Policy): CaseFile | undefined =>
  fileOf(readOn(undefined, lines, policy), policy)

/** Goes on from what was read before where these very lines begin with it, and else from the first line. */
export function readOn(
  before: RecordRead | undefined,
  lines: readonly LedgerLine[],
  policy: Policy,
): RecordRead | undefined {
  const [first] = lines
  if (first === undefined || first.type !== LEDGER_BOUND) return undefined
  const bound = ledgerBoundSchema.safeParse(first.data)
  if (!bound.success) return undefined
  const start = policy.processes[nowCalled(policy.processes, bound.data.process ?? '')]?.start
  if (start === undefined) return undefined
  const known = before?.start === start && before.lines.every((line, at) => line === lines[at]) ? before : undefined
  if (known?.lines.length === lines.length) return known
  const added = lines.slice(known?.lines.length ?? 0)
  const placed = added.filter((line) => line !== first).map(placedLine)
  const fresh = placed.filter((line) => line !== undefined)
  let state = known?.state
  for (const line of fresh)
    state = apply(state, line, { repository: bound.data.repository, issue: bound.data.issue.number, start })
  return {
    ...{ lines, start, state },
    placed: [...(known?.placed ?? []), ...fresh],
    seen: new Set([...(known?.seen ?? []), ...added.map(({ cause }) => cause)]),
  }
}

export const fileOf = (read: RecordRead | undefined, policy: Policy): CaseFile | undefined =>
  read?.state === undefined ? undefined : { case: succeed(policy, read.state), placed: read.placed, seen: read.seen }

/** A line of a later version of the app, or a damaged one, is left out here and named by `hikeshi verify`. */
export function placedLine(line: LedgerLine): RecordedEvent | undefined {
  const { seq, at, recorded, actor, door, cause, entry } = openLine(line)
  const event = eventIn(entry)
  return event === undefined ? undefined : { seq, at, recorded, actor, door, cause, event }
}
