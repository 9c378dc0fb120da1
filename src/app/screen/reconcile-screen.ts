import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import { isOnRequest } from '../../domain/case/is-refusal.ts'
import { lineAt } from '../../domain/case/line-at.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { RevisionTold } from '../../domain/policy/revision-told.ts'
import { type Answer, answersTo } from '../../domain/screen/answer.ts'
import { issueSettingsOf } from '../../domain/screen/issue-settings.ts'
import { lineMark } from '../../domain/screen/line-mark.ts'
import { planIssue } from '../../domain/screen/plan.ts'
import { type Projection, project } from '../../domain/screen/projection.ts'
import { statusOf } from '../../domain/screen/status.ts'
import { type CaseAddress, type CaseFile, ledgerOf } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { GitHubRef } from '../case/github-ref.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { languageOf } from '../case/language-of.ts'
import { withHeadMark, withoutHeadMark } from '../case/ledger/head-mark.ts'
import { recordScreenIds } from '../case/record-screen-ids.ts'
import { settleAll } from '../case/settle-all.ts'
import { answerMarks, doubledComments } from '../messages/doubled-comments.ts'
import { revisionOf } from '../messages/revision-of.ts'
import { type OutgoingMessages, type Sent, sendMessages } from '../messages/send-messages.ts'
import { BoardUnusableError, ConversationLockedError, type IssueRef, type IssueSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { answersNow } from './answers-now.ts'
import { besideWords } from './beside-words.ts'
import type { KnownScreen } from './known-screen.ts'
import { linkActionItems } from './link-action-items.ts'
import { screenOf, showActionItems } from './show-action-items.ts'
import type { showIssueSettings } from './show-issue-settings.ts'
import { signsOwed } from './signs-owed.ts'
import { withOwnSigns } from './with-own-signs.ts'
import { withOwnWords } from './with-own-words.ts'
import { withResolvers } from './with-resolvers.ts'

// A crash between the record and the answer is found by the next sweeps; what is older, nobody waits for any more.
const ANSWERS_OWED_MS = 7 * 24 * 60 * 60 * 1000
// So long whoever opened a case may need for its status comment; the next sweep does not wait for him.
const OPENING_MS = 60 * 1000
// The sweep that recorded a reminder is just posting it: another one leaves it to that one, unless it never comes.
const SAYING_MS = 10 * 60 * 1000

/** How far everything that people see was shown. */
export interface ScreenShown {
  /** Whether anything of the issue or its card was changed. */
  isChanged: boolean
  /**
   * Whether the record was seen to hold nothing newer once each part was shown that it may still change: whoever appends
   * after that shows it after that, too.
   */
  isNewest: boolean
}

/** Makes GitHub show what the ledger says, sending only the difference, and answers those who asked. */
export async function reconcileScreen(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  looked: KnownScreen,
): Promise<ScreenShown> {
  const { file, context, newEvents } = run
  if (file === undefined) return { isChanged: false, isNewest: false }
  const ref: IssueRef = { repository: address.repository, number: address.issue.number }
  const signed = await withOwnSigns(ports, looked, owedSince(ports))
  const shown = await withOwnWords(ports, ref, file, signed, owedSince(ports))
  const projection = project(context, file.case)
  const status = statusOf(context, file.case, file.placed)
  const language = languageOf(file, inForce)
  const made: Record<string, GitHubRef> = {}
  const revised = file.placed.some(isDraft) ? await revisionOf(ports, inForce, file) : undefined
  const late = ports.answersLateUntil()
  const first = markOf('status')
  const slowed = (body: string): string =>
    late === undefined
      ? body
      : body.replace(first, `${first}\n\n${ports.messages.slowed(late, inForce.rules, language)}`)
  const isOnBoard = projection.onBoard && movesCard(run, projection, shown)
  const beside = besideWords(ports, inForce, ref.repository, file, projection, shown, isOnBoard)
  const body = withHeadMark(slowed(ports.messages.status(context, status, language)), run.snapshot)
  const said = (known: KnownScreen): OutgoingMessages => ({
    issue: known.issue?.nodeId ?? address.issue.nodeId,
    status: statusShown(ports, file, body, newEvents, known),
    answers: answersNow(
      ports,
      ref,
      file,
      owedAnswers(ports, file, newEvents, known),
      ([first, ...more]) =>
        ports.messages.answer(
          context,
          file.case,
          status,
          [withRevision(first, revised), ...more.map((one) => withRevision(one, revised))],
          language,
        ),
      language,
    ),
    isDoubtful: mayBeGiven(ports, newEvents, owedAnswers(ports, file, newEvents, known)),
    signs: signsOwed(run, known, owedSince(ports)),
    beside,
    record: ledgerOf(address).path,
    keep: async (status) => {
      if (file.case.screen['status-comment'] === status.id) return
      await keep({ 'status-comment': status, ...cardMade(file, await added) })
    },
  })
  const ours = new Set([run.snapshot?.version])
  const kept = new Set<string>()
  const keep = async (made: Readonly<Record<string, GitHubRef>>): Promise<void> => {
    if (Object.keys(made).length === 0) return
    for (const what of Object.keys(made)) kept.add(what)
    ours.add(await keepOrTakeBack(ports, inForce, address, run, made))
  }
  // Things that do not wait for each other are done at once; what goes with the words and was not shown, after them.
  const looks = mayHaveChanged(newEvents, shown)
  const { promise: added, resolve: isAdded } = withResolvers<Placed | undefined>()
  const column = () => showColumn(ports, inForce, address, run, file, projection, shown, isAdded)
  // Whose place goes with the words is there already.
  if (beside.card !== undefined) isAdded(undefined)
  const sending = sendOrShow(ports, ref, said, shown, language)
  const withWords = async <Shown>(shows: Shown, itself: () => Promise<Shown>): Promise<Shown> =>
    (await sending.then(
      ({ isBeside }) => isBeside,
      () => false,
    ))
      ? shows
      : itself()
  const issue = () => showIssue(ports, ref, projection, shown, ledgerOf(address).path)
  const item = shown.column?.item ?? file.case.screen['board-item'] ?? 0
  const [sent, card, showed] = await settleAll([
    sending,
    (beside.card === undefined ? column() : withWords({ item, moved: WITH_WORDS }, column)).finally(() =>
      isAdded(undefined),
    ),
    !looks
      ? undefined
      : beside.issue === undefined
        ? issue()
        : withWords({ issue: shown.issue, patched: WITH_WORDS }, issue),
    takeBackDoubled(ports, ref, file, shown),
  ])
  if (sent.status !== undefined && file.case.screen['status-comment'] !== sent.status.id)
    made['status-comment'] = sent.status
  Object.assign(made, cardMade(file, card))
  const opened = await showActionItems(ports, inForce, address, run)
  for (const [id, { number }] of opened) made[screenOf(id)] = { id: number }
  // Anything made is kept before anything that may be refused is tried with it.
  await keep(Object.fromEntries(Object.entries(made).filter(([what]) => !kept.has(what))))
  await linkActionItems(ports, inForce, address, run, opened, shown)
  const hasSet = await settingsShown(ports, inForce, address, run, showed?.issue, opened)
  const ways = [card?.moved ?? NO, showed?.patched ?? NO]
  const isSeen = [sent.record, ...ways.flatMap((way) => (way.how === 'by-itself' ? [way.record] : []))].every(
    (record) => record !== undefined && ours.has(record),
  )
  return {
    isChanged: ways.some(({ how }) => how !== 'no'),
    isNewest: isSeen && !ours.has(undefined) && !hasSet && !endsItems(newEvents),
  }
}

/** The card as it is to be kept: where it lies, if that is not known. */
/** Type, severity field and dependencies, where the policy asks for any: hardly one does, and what shows them is loaded then. */
async function settingsShown(...asked: Parameters<typeof showIssueSettings>): Promise<boolean> {
  const [, , , { file, context }] = asked
  if (file === undefined || issueSettingsOf(context.policy, file.case) === undefined) return false
  return (await import('./show-issue-settings.ts')).showIssueSettings(...asked)
}

const cardMade = ({ case: { screen } }: CaseFile, card: Placed | undefined): Readonly<Record<string, GitHubRef>> =>
  card === undefined || screen['board-item'] === card.item
    ? {}
    : { 'board-item': { id: card.item, ...(card.nodeId !== undefined && { nodeId: card.nodeId }) } }

/** The issue of a measure shows that it was done. */
const endsItems = (newEvents: readonly RecordedEvent[]): boolean =>
  newEvents.some(({ event }) => event.type === 'action-confirmed')

/** A comment that a round finds said twice is taken back; where an app may not write any more, it stays. */
async function takeBackDoubled(ports: Ports, ref: IssueRef, file: CaseFile, { comments, issue }: KnownScreen) {
  if (comments === undefined || issue?.locked === true) return
  const own = comments.filter(({ author }) => author.id === ports.self.id)
  for (const id of doubledComments(own, file.case.screen['status-comment'])) await ports.issues.removeComment(ref, id)
}

/** Of two status comments that two processes made at once, the record keeps one: whoever comes second takes his back. */
async function keepOrTakeBack(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  made: Readonly<Record<string, GitHubRef>>,
): Promise<string | undefined> {
  const { taken, version } = await recordScreenIds(ports, inForce, address, run, made)
  const ref: IssueRef = { repository: address.repository, number: address.issue.number }
  const lost = made['status-comment']
  if (lost !== undefined && taken.includes('status-comment')) await ports.issues.removeComment(ref, lost.id)
  return version
}

/** Below the issue; where its conversation is locked, in the status comment and beside the case. */
async function sendOrShow(
  ports: Ports,
  ref: IssueRef,
  said: (known: KnownScreen) => OutgoingMessages,
  shown: KnownScreen,
  language: Language,
): Promise<Sent> {
  try {
    if (shown.issue?.locked !== true) return await sendMessages(ports, ref, said(shown))
  } catch (error) {
    if (!(error instanceof ConversationLockedError)) throw error
  }
  // Hardly any conversation is locked: what is done then is loaded then.
  const { sendWhileLocked } = await import('./send-while-locked.ts')
  const comments = shown.comments ?? (await ports.issues.comments(ref))
  const status = await sendWhileLocked(ports, ref, said({ ...shown, comments }), comments, language)
  return { status, isBeside: false, record: undefined }
}

// Events that show in comments alone: the issue itself need not be looked at.
const ONLY_TOLD: readonly RecordedEvent['event']['type'][] = ['note-added', 'contact-made']

const mayHaveChanged = (newEvents: readonly RecordedEvent[], shown: KnownScreen): boolean =>
  shown.issue !== undefined ||
  shown.overtaken === true ||
  newEvents.some(({ event }) => !isOnRequest(event) && !ONLY_TOLD.includes(event.type))

/** The one status comment: made once, edited ever after. */
function statusShown(
  ports: Ports,
  file: CaseFile,
  body: string,
  newEvents: readonly RecordedEvent[],
  shown: KnownScreen,
): OutgoingMessages['status'] {
  const { screen, nodes } = file.case
  const id = screen['status-comment']
  const nodeId = nodes['status-comment']
  const all = shown.comments?.filter(isOwnComment(ports, markOf('status')))
  // Where all were read: that one, another one that a crash left unkept, or none, since somebody deleted it.
  const ours = all?.find((one) => one.id === id) ?? all?.[0]
  const kept = id === undefined ? undefined : { id, ...(nodeId !== undefined && { nodeId }) }
  const made = all === undefined ? kept : ours
  const isNew =
    newEvents.length > 0 ||
    shown.overtaken === true ||
    (ours !== undefined && withoutHeadMark(ours.body) !== withoutHeadMark(body))
  const isFirst = newEvents.some(({ event }) => event.type === 'case-opened')
  return { made, body, isNew, isFirst, isLeft: made === undefined && !isFirst && isBeingShown(ports, file, shown) }
}

/** The run that opened the case is just making the screen: it sees by the record what came meanwhile, and shows that too. */
function isBeingShown(ports: Ports, { case: state, placed }: CaseFile, { comments }: KnownScreen): boolean {
  if (comments !== undefined || state.screen['status-comment'] !== undefined) return false
  const opened = placed.find(({ event }) => event.type === 'case-opened')?.recorded ?? ''
  return ports.now().getTime() - Date.parse(opened) < OPENING_MS
}

const owedSince = ({ now }: Pick<Ports, 'now'>): string => new Date(now().getTime() - ANSWERS_OWED_MS).toISOString()

/** The answers that people are still owed: for this moment's lines, or for all recent ones whose answer never came. */
function owedAnswers(ports: Ports, file: CaseFile, newEvents: readonly RecordedEvent[], shown: KnownScreen): Answer[] {
  const { comments } = shown
  if (comments === undefined) return answersTo(newEvents)
  const since = owedSince(ports)
  const settled = new Date(ports.now().getTime() - SAYING_MS).toISOString()
  const own = comments.filter(({ author }) => author.id === ports.self.id)
  const given = new Set(own.flatMap(({ body }) => answerMarks(body)))
  const ours = new Set(newEvents.map(({ seq }) => seq))
  return answersTo(file.placed.filter(({ recorded }) => recorded >= since)).filter(
    ({ kind, line }) =>
      (kind !== 'reminder' || ours.has(line) || recordedAt(file, line) <= settled) &&
      !given.has(markOf(lineMark(file.case, [{ kind, line }]))),
  )
}

// An answer follows its record right away, and a round of another instance leaves it so much time.
const ANSWERING_MS = 5 * 1000

/** Another instance may be giving these answers, too: they are those of an earlier moment, or this one was held up. */
function mayBeGiven(ports: Ports, newEvents: readonly RecordedEvent[], answers: readonly Answer[]): boolean {
  const ours = new Map(newEvents.map(({ seq, recorded }) => [seq, Date.parse(recorded)]))
  const now = ports.now().getTime()
  return answers.some(({ line }) => now - (ours.get(line) ?? 0) > ANSWERING_MS)
}

const isDraft = ({ event }: RecordedEvent): boolean => event.type === 'notice-drafted'

const withRevision = (answer: Answer, revised: RevisionTold | undefined): Answer =>
  answer.kind === 'notice' && revised !== undefined ? { ...answer, revised } : answer

const recordedAt = ({ placed }: CaseFile, line: number): string => lineAt(placed, line)?.recorded ?? ''

async function showIssue(
  ports: Ports,
  ref: IssueRef,
  projection: Projection,
  shown: KnownScreen,
  record: string,
): Promise<{ issue: IssueSeen | undefined; patched: Way }> {
  const issue = shown.issue ?? (await ports.issues.see(ref))
  const patch = issue === undefined ? undefined : planIssue(projection, issue)
  if (issue === undefined || patch === undefined) return { issue, patched: NO }
  const { repository } = ref
  const to = ports.issues.patchIds(repository, patch)
  const told = to ? await ports.issues.tell({ issue: { repository, id: issue.nodeId, to }, record }) : 'not-all'
  if (told !== 'not-all') return { issue, patched: byItself(told.record) }
  await ports.issues.patch(ref, patch)
  return { issue, patched: byItself(undefined) }
}

/** Whether something was changed just now, by the request of the words or by one of its own, and which version the record had then. */
type Way = { how: 'no' } | { how: 'with-words' } | { how: 'by-itself'; record: string | undefined }

const NO: Way = { how: 'no' }
const WITH_WORDS: Way = { how: 'with-words' }
const byItself = (record: string | undefined): Way => ({ how: 'by-itself', record })

/** Where the card lies, and whether it was put there just now. */
interface Placed {
  item: number
  nodeId?: string | undefined
  moved: Way
}

/** Whether this moment moves a card, as far as that is known without asking for it. */
function movesCard({ newEvents }: CaseRun, { column }: Projection, shown: KnownScreen): boolean {
  if (shown.column !== undefined) return shown.column.name !== column
  const isLooked = shown.thoroughly === true || shown.overtaken === true
  return !isLooked && column !== undefined && newEvents.some(({ event }) => event.type === 'phase-changed')
}

async function showColumn(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  file: CaseFile,
  projection: Projection,
  shown: KnownScreen,
  isAdded: (card: Placed) => void,
): Promise<Placed | undefined> {
  try {
    return await placeCard(ports, inForce, address, run, file, projection, shown, isAdded)
  } catch (error) {
    // A board that somebody changed keeps nobody from responding; the next round tells of it, and `hikeshi doctor` mends it.
    if (!(error instanceof BoardUnusableError) || error.isNews) ports.warn(error, { id: 'card-unplaced' })
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
  isAdded: (card: Placed) => void,
): Promise<Placed | undefined> {
  const board = ports.board(inForce)
  if (board === undefined || !projection.onBoard) return undefined
  const known = file.case.screen['board-item']
  const moves = movesCard(run, projection, shown)
  if (shown.column !== undefined) {
    const { item } = shown.column
    if (!moves) return { item, moved: NO }
    if ((await board.move(item, projection.column)) === 'moved') return { item, moved: byItself(undefined) }
  } else if (known !== undefined) {
    // A refusal moves nothing: the card lies where it lay, and nobody need ask GitHub about it.
    const isLooked = shown.thoroughly === true || shown.overtaken === true
    const seen = isLooked ? await board.see(known) : undefined
    const agrees = isLooked ? seen !== undefined && seen.column === projection.column : !moves
    if (agrees) return { item: known, moved: NO }
    if ((await board.move(known, projection.column)) === 'moved') return { item: known, moved: byItself(undefined) }
  }
  // Somebody took it off the board: whoever looks there must not believe that nothing is going on.
  const { item, nodeId, column } = await board.add({ id: address.issue.id, nodeId: shown.issue?.nodeId ?? '' })
  isAdded({ item, nodeId, moved: NO })
  if (column === projection.column) return { item, nodeId, moved: NO }
  const place = nodeId && projection.column && board.placeOf(nodeId, projection.column)
  const told = place ? await ports.issues.tell({ card: place, record: ledgerOf(address).path }) : 'not-all'
  if (told === 'not-all') await board.move(item, projection.column)
  return { item, nodeId, moved: byItself(told === 'not-all' ? undefined : told.record) }
}
