import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { type Answer, answersTo } from '../../domain/screen/answer.ts'
import { lineMark } from '../../domain/screen/line-mark.ts'
import { isSaidAlready } from '../../domain/screen/is-said-already.ts'
import { planIssue } from '../../domain/screen/plan.ts'
import { type Projection, project } from '../../domain/screen/projection.ts'
import { statusOf } from '../../domain/screen/status.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { GitHubRef } from '../case/github-ref.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { languageOf } from '../case/language-of.ts'
import { withHeadMark, withoutHeadMark } from '../case/ledger/head-mark.ts'
import { recordScreenIds } from '../case/record-screen-ids.ts'
import { settleAll } from '../case/settle-all.ts'
import { type OutgoingMessages, sendMessages } from '../messages/send-messages.ts'
import { ConversationLockedError, type IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from './known-screen.ts'
import { linkActionItems } from './link-action-items.ts'
import { sendWhileLocked } from './send-while-locked.ts'
import { oneAComment } from './one-a-comment.ts'
import { screenOf, showActionItems } from './show-action-items.ts'
import { signsOwed } from './signs-owed.ts'

// A crash between the record and the answer is found by the next sweeps; what is older, nobody waits for any more.
const ANSWERS_OWED_MS = 7 * 24 * 60 * 60 * 1000
// Whoever recorded a reminder is just posting it: another sweep leaves it to him, unless it never comes.
const SAYING_MS = 10 * 60 * 1000

/** Makes GitHub show what the ledger says, sending only the difference, and answers those who asked. */
export async function reconcileScreen(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  shown: KnownScreen,
): Promise<void> {
  const { file, context, newEvents } = run
  if (file === undefined) return
  const ref: IssueRef = { repository: address.repository, number: address.issue.number }
  const projection = project(context, file.case)
  const status = statusOf(context, file.case, file.placed)
  const language = languageOf(file, inForce)
  const made: Record<string, GitHubRef> = {}
  const late = ports.answersLateUntil()
  const first = markOf('status')
  const slowed = (body: string): string =>
    late === undefined
      ? body
      : body.replace(first, `${first}\n\n${ports.messages.slowed(late, inForce.rules, language)}`)
  const body = withHeadMark(slowed(ports.messages.status(context, status, language)), run.snapshot)
  const said = (known: KnownScreen): OutgoingMessages => ({
    issue: known.issue?.nodeId ?? address.issue.nodeId,
    status: statusShown(ports, file, body, newEvents, known),
    answers: oneAComment(
      owedAnswers(ports, file, newEvents, known)
        .filter((owed) => !isSaidAlready(owed, file.placed))
        .map((owed) => ({
          line: owed.line,
          body: ports.messages.answer(context, file.case, status, owed, language),
          mark: markOf(lineMark(file.case, owed.line)),
          calls: CALLS.includes(owed.kind),
        })),
      file.placed,
    ),
    signs: signsOwed(run, known, owedSince(ports)),
  })
  // Things that do not wait for each other are done at once.
  const [statusComment, item] = await settleAll([
    sendOrShow(ports, ref, said, shown, language),
    showColumn(ports, inForce, address, run, file, projection, shown),
    mayHaveChanged(newEvents, shown) ? showIssue(ports, ref, projection, shown) : undefined,
  ])
  if (file.case.screen['status-comment'] !== statusComment.id) made['status-comment'] = statusComment
  if (item !== undefined && file.case.screen['board-item'] !== item) made['board-item'] = { id: item }
  const opened = await showActionItems(ports, inForce, address, run)
  for (const [id, { number }] of opened) made[screenOf(id)] = { id: number }
  // What was made is kept before anything that may be refused is tried with it.
  if (Object.keys(made).length > 0) await recordScreenIds(ports, inForce, address, run, made)
  await linkActionItems(ports, inForce, address, run, opened, shown)
}

/** Answers that somebody has to hear of to act. */
const CALLS: readonly Answer['kind'][] = ['opened', 'moved', 'reminder', 'withheld']

/** Below the issue; where its conversation is locked, in the status comment and beside the case. */
async function sendOrShow(
  ports: Ports,
  ref: IssueRef,
  said: (known: KnownScreen) => OutgoingMessages,
  shown: KnownScreen,
  language: Language,
): Promise<GitHubRef> {
  try {
    if (shown.issue?.locked !== true) return await sendMessages(ports, ref, said(shown))
  } catch (error) {
    if (!(error instanceof ConversationLockedError)) throw error
  }
  const comments = shown.comments ?? (await ports.issues.comments(ref))
  return sendWhileLocked(ports, ref, said({ ...shown, comments }), comments, language)
}

// What these say shows in comments alone: the issue itself need not be looked at.
const ONLY_TOLD: readonly RecordedEvent['event']['type'][] = [
  'request-refused',
  'question-answered',
  'note-added',
  'contact-made',
]

const mayHaveChanged = (newEvents: readonly RecordedEvent[], shown: KnownScreen): boolean =>
  shown.issue !== undefined || newEvents.some(({ event }) => !ONLY_TOLD.includes(event.type))

/** The one status comment: made once, edited ever after. */
function statusShown(
  ports: Ports,
  { case: state }: CaseFile,
  body: string,
  newEvents: readonly RecordedEvent[],
  shown: KnownScreen,
): OutgoingMessages['status'] {
  const ours = shown.comments?.find(isOwnComment(ports, markOf('status')))
  const id = state.screen['status-comment']
  const nodeId = state.nodes['status-comment']
  const made = id === undefined ? ours : { id, ...(nodeId !== undefined && { nodeId }) }
  const isNew = newEvents.length > 0 || (ours !== undefined && withoutHeadMark(ours.body) !== withoutHeadMark(body))
  return { made, body, isNew, isFirst: newEvents.some(({ event }) => event.type === 'case-opened') }
}

const owedSince = ({ now }: Pick<Ports, 'now'>): string => new Date(now().getTime() - ANSWERS_OWED_MS).toISOString()

/** What people are still owed: for this moment's lines, or for all recent ones whose answer never came. */
function owedAnswers(ports: Ports, file: CaseFile, newEvents: readonly RecordedEvent[], shown: KnownScreen): Answer[] {
  const { comments } = shown
  if (comments === undefined) return answersTo(newEvents)
  const since = owedSince(ports)
  const settled = new Date(ports.now().getTime() - SAYING_MS).toISOString()
  const given = comments.filter(({ author }) => author.id === ports.self.id)
  const ours = (line: number): boolean => newEvents.some(({ seq }) => seq === line)
  return answersTo(file.placed.filter(({ recorded }) => recorded >= since)).filter(
    ({ kind, line }) =>
      (kind !== 'reminder' || ours(line) || recordedAt(file, line) <= settled) &&
      !given.some(({ body }) => body.includes(markOf(lineMark(file.case, line)))),
  )
}

const recordedAt = ({ placed }: CaseFile, line: number): string =>
  placed.find(({ seq }) => seq === line)?.recorded ?? ''

async function showIssue(ports: Ports, ref: IssueRef, projection: Projection, shown: KnownScreen): Promise<void> {
  const issue = shown.issue ?? (await ports.issues.see(ref))
  if (issue === undefined) return
  const patch = planIssue(projection, issue)
  if (patch !== undefined) await ports.issues.patch(ref, patch)
}

async function showColumn(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  file: CaseFile,
  projection: Projection,
  shown: KnownScreen,
): Promise<number | undefined> {
  try {
    return await placeCard(ports, inForce, address, run, file, projection, shown)
  } catch (error) {
    // A board that somebody changed keeps nobody from responding; `hikeshi doctor` mends it.
    ports.warn(error, 'The card of a case could not be placed on the board')
    return undefined
  }
}

async function placeCard(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  file: CaseFile,
  projection: Projection,
  shown: KnownScreen,
): Promise<number | undefined> {
  const board = ports.board(inForce)
  // Few may read it: on a board that everybody sees it would tell that there is something.
  const restricted = inForce.rules.processes[file.case.process]?.restricted === true
  if (restricted || board === undefined || projection.column === undefined) return undefined
  const known = file.case.screen['board-item']
  if (shown.column !== undefined) {
    if (shown.column.name !== projection.column) await board.move(shown.column.item, projection.column)
    return shown.column.item
  }
  if (known !== undefined) {
    // A refusal moves nothing: the card lies where it lay, and nobody need ask GitHub about it.
    const seen = shown.thoroughly === true ? await board.see(known) : undefined
    const moved = run.newEvents.some(({ event }) => event.type === 'phase-changed')
    const agrees = shown.thoroughly === true ? seen?.column === projection.column : !moved
    if (agrees || (await board.move(known, projection.column)) === 'moved') return known
    // Somebody took it off the board: whoever looks there must not believe that nothing is going on.
  }
  const { item, column } = await board.add({ id: address.issue.id, nodeId: shown.issue?.nodeId ?? '' })
  if (column !== projection.column) await board.move(item, projection.column)
  return item
}
