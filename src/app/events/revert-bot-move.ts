import { planIssue } from '../../domain/screen/plan.ts'
import { columnOf, project } from '../../domain/screen/projection.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { isOurs } from '../case/is-own-comment.ts'
import { languageOf } from '../case/language-of.ts'
import { contextFor, type Handled, readHandled } from '../decisions/handle.ts'
import { readRecord } from '../decisions/read-record.ts'
import { finish, heal } from '../follow-up/after-decision.ts'
import { measureOf } from '../follow-up/closed-action-item.ts'
import type { BotMove } from '../inbox/signal.ts'
import { mayWorkHere } from '../messages/admission.ts'
import type { IssueRef, IssueSeen, ScreenChange } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

/** What differs from the record on a screen of a case, and how that is mended. */
interface Differing {
  policy: PolicyInForce
  address: CaseAddress
  read: Handled
  mend(): Promise<void>
}

/** How often within an hour one thing is put back after bots: two automations must not fight for ever. */
const MOST = 3
const HOUR_MS = 60 * 60 * 1000

/**
 * A bot moved a card or a label, or closed an issue: it decides nothing by that, and the screen is put back to what the
 * record says. GitHub's timeline tells how often it came to that; after a few times it is said what to switch off, and
 * the sweep alone puts it right from then on.
 */
export async function putBack(world: World, move: BotMove): Promise<void> {
  // Our own echo.
  if (move.actor.id === world.self.id || !(await mayWorkHere(world, move))) return
  const found = move.kind === 'column' ? await cardMoved(world, move) : await issueMoved(world, move)
  if (found === undefined) return
  const ref: IssueRef = { repository: found.address.repository, number: found.address.issue.number }
  const times = (await world.issues.changes(ref)).filter((change) => isSame(world, move, change)).length
  return times <= MOST ? found.mend() : sayOnce(world, found, ref, move, times)
}

async function cardMoved(world: World, move: BotMove & { kind: 'column' }): Promise<Differing | undefined> {
  for (const policy of await world.policies.all()) {
    const { board: place } = policy.policy
    if (policy.home.owner !== move.owner || place === undefined) continue
    if ((move.project ?? place.project) !== place.project) continue
    const card = await world.board(policy)?.see(move.item.id)
    if (card === undefined) continue
    const address: CaseAddress = { repository: card.issue.repository, issue: card.issue }
    const read = await caseAt(world, policy, address)
    const { case: state } = read?.file ?? {}
    const label = state && policy.policy.processes[state.process]?.phases[state.phase]?.label
    if (read === undefined || label === undefined) continue
    if (columnOf(policy.policy, label) === card.column) return undefined
    const column = { item: move.item.id, name: card.column }
    return { policy, address, read, mend: () => heal(world, policy, read, { column }) }
  }
  return undefined
}

async function issueMoved(
  world: World,
  { repository, issue }: Exclude<BotMove, { kind: 'column' }>,
): Promise<Differing | undefined> {
  const policy = await world.policies.of(repository)
  const now = policy && (await world.issues.see({ repository, number: issue.number }))
  if (policy === undefined || now === undefined || measureOf(world, now) !== undefined) return undefined
  const address: CaseAddress = { repository, issue: now }
  const read = await caseAt(world, policy, address)
  if (read?.file === undefined || agrees(read, now)) return undefined
  return { policy, address, read, mend: () => finish(world, policy, address, read, { issue: now }) }
}

async function caseAt(world: World, policy: PolicyInForce, address: CaseAddress): Promise<Handled | undefined> {
  const before = await readRecord(world, policy, address)
  if (before === undefined) return undefined
  return readHandled(await contextFor(world, policy, []), before)
}

const agrees = ({ file, context }: Handled, issue: IssueSeen): boolean =>
  file === undefined || planIssue(project(context, file.case), issue) === undefined

const OWN_LABEL = /^(?:phase:|(?:severity|priority|hikeshi): )/i

/** A change of the same thing by any bot within the hour; where GitHub does not tell who it was, a bot as well. */
function isSame(world: World, move: BotMove, { kind, actor, at, value = '' }: ScreenChange): boolean {
  if (actor?.id === world.self.id || actor?.type === 'User') return false
  if (world.now().getTime() - Date.parse(at) > HOUR_MS) return false
  const what = whatOf(move)
  if (what === 'label') return (kind === 'labeled' || kind === 'unlabeled') && OWN_LABEL.test(value)
  return what === 'column' ? kind === 'column' : kind === 'closed' || kind === 'reopened'
}

const whatOf = ({ kind }: BotMove): 'column' | 'label' | 'state' =>
  kind === 'closed' || kind === 'reopened' ? 'state' : kind

/** The comment itself is what other instances know it by. */
async function sayOnce(
  world: World,
  { policy, read }: Differing,
  ref: IssueRef,
  move: BotMove,
  times: number,
): Promise<void> {
  const { file, context } = read
  if (file === undefined) return
  const mark = markOf(`bot=${move.actor.id}:${whatOf(move)}`)
  const said = (await world.issues.comments(ref)).some(isOurs(world, mark))
  if (said) return
  const moved = { bot: move.actor.login, what: whatOf(move), times }
  const words = world.words.botLeft(context, file.case, moved, languageOf(file, policy))
  await world.issues.comment(ref, `${mark}\n${words}`, mark)
}
