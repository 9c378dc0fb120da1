import { boardOptions } from '../../domain/screen/projection.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { type CaseRun, contextFor, readCaseRun } from '../case/case-run.ts'
import { knownWaivers } from '../case/exceptions.ts'
import { settleAll } from '../case/settle-all.ts'
import { readRecord } from '../decisions/read-record.ts'
import type { CommentSeen, IssueSeen } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from '../screen/known-screen.ts'
import { type Look, mayHaveBeenMissed, type SeenWithOthers } from './look.ts'

/** A case as it was found: its record, and as much of its issue as was looked at. */
export interface Observed {
  address: CaseAddress
  /** The case by its record; without a file there is no case yet, or nothing of its record counts. */
  run: CaseRun
  /** Whether the record was read just now; else it is what this process remembers of it. */
  isSure: boolean
  /** It was seen among others, which tells too little to carry anything out. */
  isTogether: boolean
  issue: IssueSeen | undefined
  /** All of them; undefined where nobody looked. */
  comments: readonly CommentSeen[] | undefined
  column: KnownScreen['column']
}

/**
 * A run that a delivery told of needs the record alone, and a remembered one is good enough to append to. An issue that is no case
 * yet is looked at as a whole: its opening may have been lost, or be under way elsewhere.
 */
export async function observe(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  look: Look,
  record: 'remembered' | 'read',
): Promise<Observed> {
  const isDeep = look.depth !== 'told'
  const together = record === 'read' ? undefined : stillSeen(ports, address, look)
  const recalled = isDeep || record === 'read' ? undefined : ports.ledger.recall(ledgerOf(address))
  const ref = { repository: address.repository, number: address.issue.number }
  const see = async () => look.issue ?? (await ports.issues.see(ref))
  const [plain, snapshot, issue, comments] = await settleAll([
    contextFor(ports, inForce, []),
    together !== undefined ? together.record : (recalled ?? readRecord(ports, inForce, address)),
    isDeep ? see() : look.issue,
    together?.comments ?? (isDeep ? ports.issues.comments(ref) : undefined),
  ])
  const context = { ...plain, ...knownWaivers(ports, plain, inForce) }
  const nothing: CaseRun = { file: undefined, context, snapshot: undefined, newEvents: [], outcomes: [] }
  const seen = { address, isSure: recalled === undefined, isTogether: together !== undefined, column: look.column }
  if (snapshot !== undefined) {
    const run = readCaseRun(ports, context, snapshot)
    const column = look.column ?? (look.depth === 'all' ? await columnNow(ports, inForce, run, together) : undefined)
    return { ...seen, run, issue, comments, column }
  }
  if (isDeep || !mayHaveBeenMissed(look)) return { ...seen, run: nothing, issue, comments }
  const [now, all] = await settleAll([see(), ports.issues.comments(ref)])
  return { ...seen, run: nothing, issue: now, comments: all }
}

/** Long enough for a round to come to it. */
const STILL_MS = 60_000

/**
 * A case seen together with others, while nothing speaks against it: it is not long ago, and this process has not written
 * since.
 */
function stillSeen(ports: Ports, address: CaseAddress, { depth, together }: Look): SeenWithOthers | undefined {
  if (depth !== 'all' || together === undefined) return undefined
  const age = ports.now().getTime() - together.at
  const last = ports.ledger.recall(ledgerOf(address))
  const isAsKnown = last === undefined || last.version === together.record?.version
  return age >= 0 && age < STILL_MS && isAsKnown ? together : undefined
}

async function columnNow(
  ports: Ports,
  inForce: PolicyInForce,
  { file }: CaseRun,
  together: SeenWithOthers | undefined,
): Promise<KnownScreen['column']> {
  const item = file?.case.screen['board-item']
  const seen = together?.cards.find((one) => one.item === item)
  // One by another name may be one of the policy's that somebody renamed: which, the board tells.
  if (seen !== undefined && (seen.name === undefined || boardOptions(inForce.rules).includes(seen.name))) return seen
  const card = item === undefined ? undefined : await ports.board(inForce)?.see(item)
  if (item === undefined || card === undefined) return undefined
  return { item, name: card.column, changedAt: card.changedAt }
}
