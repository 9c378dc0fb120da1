import { isOwnLabel } from '../../domain/screen/own-labels.ts'
import { planIssue } from '../../domain/screen/plan.ts'
import { columnIn, project } from '../../domain/screen/projection.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { type CaseRun, contextFor, readCaseRun } from '../case/case-run.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { languageOf } from '../case/language-of.ts'
import { readRecord } from '../decisions/read-record.ts'
import type { BotMove } from '../inbox/signal.ts'
import { isPlaceForCases, mayWorkHere } from '../messages/admission.ts'
import { postComment } from '../messages/post-comment.ts'
import { actionItemOf } from '../pipeline/close-action-item.ts'
import { asksItself } from '../pipeline/look.ts'
import { runCase } from '../pipeline/run-case.ts'
import type { IssueRef, IssueSeen, ScreenChange } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The differences of a case's screen from its record, and how they are mended. */
interface Differing {
  policy: PolicyInForce
  address: CaseAddress
  read: CaseRun
  mend(): Promise<unknown>
}

const NOTHING = asksItself([], undefined)

/** How often within an hour one thing is put back after bots: two automations must not fight for ever. */
const MOST = 3
const HOUR_MS = 60 * 60 * 1000

/**
 * A bot moved a card or a label, or closed an issue: it decides nothing by that, and the screen is put back to what the
 * record says. GitHub's timeline tells how often it came to that; after a few times it is said what to switch off, and
 * the sweep alone puts it right from then on.
 */
export async function revertBotMove(ports: Ports, move: BotMove): Promise<void> {
  // Our own echo.
  if (move.actor.id === ports.self.id || !(await mayWorkHere(ports, move))) return
  const found = move.kind === 'column' ? await cardMoved(ports, move) : await issueMoved(ports, move)
  if (found === undefined) return
  const ref: IssueRef = { repository: found.address.repository, number: found.address.issue.number }
  const times = (await ports.issues.changes(ref)).filter((change) => isSame(ports, move, change)).length
  if (times <= MOST) await found.mend()
  else await sayOnce(ports, found, ref, move, times)
}

async function cardMoved(ports: Ports, move: BotMove & { kind: 'column' }): Promise<Differing | undefined> {
  for (const inForce of await ports.policies.all()) {
    const { board: place } = inForce.rules
    if (inForce.home.owner !== move.owner || place === undefined) continue
    if ((move.project ?? place.project) !== place.project) continue
    const card = await ports.board(inForce)?.see(move.item.id)
    if (card === undefined || !(await isPlaceForCases(ports, inForce, card.issue.repository))) continue
    const address: CaseAddress = { repository: card.issue.repository, issue: card.issue }
    const read = await caseAt(ports, inForce, address)
    const { case: state } = read?.file ?? {}
    const process = state && inForce.rules.processes[state.process]
    const phase = state && process?.phases[state.phase]
    if (read === undefined || process === undefined || phase === undefined) continue
    if (columnIn(inForce.rules, process, phase) === card.column) return undefined
    const column = { item: move.item.id, name: card.column, changedAt: card.changedAt }
    return { policy: inForce, address, read, mend: () => runCase(ports, inForce, address, { ...NOTHING, column }) }
  }
  return undefined
}

async function issueMoved(
  ports: Ports,
  { repository, issue }: Exclude<BotMove, { kind: 'column' }>,
): Promise<Differing | undefined> {
  const inForce = await ports.policies.of(repository)
  const now = inForce && (await ports.issues.see({ repository, number: issue.number }))
  if (inForce === undefined || now === undefined || actionItemOf(ports, now) !== undefined) return undefined
  const address: CaseAddress = { repository, issue: now }
  const read = await caseAt(ports, inForce, address)
  if (read?.file === undefined || agrees(read, now)) return undefined
  return { policy: inForce, address, read, mend: () => runCase(ports, inForce, address, { ...NOTHING, issue: now }) }
}

async function caseAt(ports: Ports, inForce: PolicyInForce, address: CaseAddress): Promise<CaseRun | undefined> {
  const before = await readRecord(ports, inForce, address)
  if (before === undefined) return undefined
  return readCaseRun(ports, await contextFor(ports, inForce, []), before)
}

const agrees = ({ file, context }: CaseRun, issue: IssueSeen): boolean =>
  file === undefined || planIssue(project(context, file.case), issue) === undefined

/** A change of the same thing by any bot within the hour; where GitHub does not tell who it was, a bot as well. */
function isSame(ports: Ports, move: BotMove, { kind, actor, at, value = '' }: ScreenChange): boolean {
  if (actor?.id === ports.self.id || actor?.type === 'User') return false
  if (ports.now().getTime() - Date.parse(at) > HOUR_MS) return false
  const what = whatOf(move)
  if (what === 'label') return (kind === 'labeled' || kind === 'unlabeled') && isOwnLabel(value)
  return what === 'column' ? kind === 'column' : kind === 'closed' || kind === 'reopened'
}

const whatOf = ({ kind }: BotMove): 'column' | 'label' | 'state' =>
  kind === 'closed' || kind === 'reopened' ? 'state' : kind

/** The comment itself is what other instances know it by. */
async function sayOnce(
  ports: Ports,
  { policy, read }: Differing,
  ref: IssueRef,
  move: BotMove,
  times: number,
): Promise<void> {
  const { file, context } = read
  if (file === undefined) return
  const mark = markOf(`bot=${move.actor.id}:${whatOf(move)}`)
  const said = (await ports.issues.comments(ref)).some(isOwnComment(ports, mark))
  if (said) return
  const moved = { bot: move.actor.login, what: whatOf(move), times }
  const words = ports.messages.botLeft(context, file.case, moved, languageOf(file, policy))
  await postComment(ports, ref, `${mark}\n${words}`, mark)
}
