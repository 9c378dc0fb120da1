import type { Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import type { CaseEvent, RecordedEvent } from '../../domain/case/event.schema.ts'
import { ledgerBound } from '../../domain/case/ledger-line.ts'
import { yearOfIssue } from '../../domain/case/ledger-path.ts'
import { settle } from '../../domain/case/settle.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { asCorrection } from '../../domain/commands/corrected-line.ts'
import { otherPlaces, wordsOf } from '../../domain/redaction/redacted-lines.ts'
import { project } from '../../domain/screen/projection.ts'
import { type CaseAddress, type CaseFile, ledgerOf } from '../case/case-file.ts'
import { caseFrom } from '../case/case-from.ts'
import { type CaseRun, contextFor } from '../case/case-run.ts'
import { exceptionsFor, forgetExceptions, hangsOnException, knownWaivers } from '../case/exceptions.ts'
import { type LedgerDone, type LedgerWork, withLedger } from '../case/ledger/append-with-retry.ts'
import type { LineDraft } from '../case/ledger/chain-lines.ts'
import { relatedTo } from '../case/related-cases.ts'
import { startingFrom } from '../case/starting-from.ts'
import { byWayOf } from '../inbox/by-way-of.ts'
import { AnswerError } from '../ports/answer-error.ts'
import { LedgerRefusedError, type LedgerSnapshot, type Tampering } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Hardly any request meets these: the first that does loads them. */
const unrecorded = () =>
  Promise.all([import('../messages/call-unrecorded.ts'), import('../messages/report-unrecorded.ts')])
const tamperings = () => import('../messages/report-tampering.ts')
const wordsEverywhere = () => import('../messages/take-out-words.ts')

/**
 * The use case behind every door: reads the ledger, decides each request in order, appends what happened. Requests that
 * the ledger knows by their cause were handled already. Nothing is shown here; `show` does that from the result.
 */
export async function handle(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  asked: readonly RequestedCommand[],
  read?: LedgerSnapshot | 'not-there',
  found: 'read' | 'remembered' = 'read',
): Promise<CaseRun> {
  const context = {
    ...(await contextFor(ports, inForce, asked)),
    ...(await relatedTo(ports, inForce, address, asked)),
  }
  const ref = ledgerOf(address)
  const tamperedWith = new Set<Tampering>()
  let would: Pick<CaseRun, 'file' | 'newEvents'> | undefined
  const judge = (from: LedgerSnapshot | 'not-there' | undefined) =>
    withLedger(
      startingFrom(ports.ledger, from),
      ref,
      async (before) => {
        if (before?.tampering !== undefined) tamperedWith.add(before.tampering)
        const decided = await judged(ports, inForce, context, address, asked, before)
        would = decided.result
        return decided
      },
      ports.writing,
    )
  try {
    const recalled = read === undefined ? ports.ledger.recall(ref) : undefined
    const first = await judge(read ?? recalled)
    // Good enough to append to, since a stale append is refused; not to say that there is nothing to do.
    const unsure = recalled !== undefined && first.snapshot === recalled
    const done = unsure ? await judge(undefined) : first
    if (done.snapshot?.tampering !== undefined) tamperedWith.add(done.snapshot.tampering)
    if (done.snapshot?.tampering?.shut === true && done.result.file === undefined)
      throw new LedgerRefusedError(ref, 'tampered')
    if (done.result.newEvents.some(({ event }) => event.type === 'phase-changed') && grants(context, done.result.file))
      forgetExceptions(ports)
    const { snapshot } = done
    return {
      ...done.result,
      ...asRecorded(ports, done, context.policy),
      snapshot,
      context: { ...knownWaivers(ports, context, inForce), ...context },
    }
  } catch (error) {
    // Somebody has taken away what was written to from memory: whoever looks again finds what can be had of it, and tells.
    if (found === 'remembered' && isNotThere(error)) throw error
    const [{ callUnrecorded }, { reportUnrecorded }] = await unrecorded()
    await callUnrecorded(ports, inForce, address, asked, { context, would })
    await reportUnrecorded(ports, inForce, address, asked, error)
    throw error
  } finally {
    for (const tampering of tamperedWith) await (await tamperings()).reportTampering(ports, inForce, address, tampering)
  }
}

const isNotThere = (error: unknown): boolean => error instanceof AnswerError && error.reason.kind === 'not-found'

/** A text that was just taken out, or never stored, must not be shown once more from memory: the ledger is read as it is now. */
function asRecorded(
  { memory }: Ports,
  { result: { file, newEvents }, snapshot, withheld }: LedgerDone<Pick<CaseRun, 'file' | 'newEvents'>>,
  policy: Context['policy'],
): Pick<CaseRun, 'file' | 'newEvents'> {
  const redacted = newEvents.some(({ event }) => event.type === 'text-redacted')
  if (snapshot === undefined || !(redacted || withheld)) return { file, newEvents }
  const read = caseFrom(memory, snapshot.lines, policy)
  const first = newEvents[0]?.seq ?? snapshot.lines.length
  return { file: read, newEvents: withheld ? (read?.placed.filter(({ seq }) => seq >= first) ?? []) : newEvents }
}

const grants = ({ policy }: Context, file: CaseFile | undefined): boolean =>
  policy.processes[file?.case.process ?? '']?.waiver !== undefined

const MOVES_CARD: readonly CaseEvent['type'][] = ['case-opened', 'phase-changed']

/** The decision, and the steps that have to come before it is written down. */
async function judged(...given: Parameters<typeof work>): Promise<ReturnType<typeof work>> {
  const first = await byTheRules(...given)
  // While the record is written: card and labels are shown right after it.
  const [ports, inForce, , address] = given
  const moves = first.result.newEvents.some(({ event: { type } }) => MOVES_CARD.includes(type))
  if (moves) ports.board(inForce)?.lookAhead()
  const { file } = first.result
  const assignee = moves && file !== undefined ? project(given[2], file.case).assignee?.login : undefined
  if (moves || given[4].some(({ door }) => door === 'label')) ports.issues.lookAhead(address.repository, assignee)
  const done = await onGitHubItself(first, ...given)
  return wordsTakenOut(done, ...given)
}

type Done = Awaited<ReturnType<typeof byTheRules>>

/**
 * By way of what somebody acted is looked up only where the act would move something: what is refused is put back
 * whichever way it came.
 */
async function onGitHubItself(done: Done, ...given: Parameters<typeof work>): Promise<Done> {
  const [ports, inForce, context, address, asked, before] = given
  const moves = done.result.outcomes.some(({ asked: { via }, outcome }) => via === 'not-told' && outcome === 'accepted')
  if (!moves) return done
  const changes = await ports.issues.changes({ repository: address.repository, number: address.issue.number })
  const told = asked.map((one) => (one.via === 'not-told' ? { ...one, via: byWayOf(changes, one) } : one))
  return byTheRules(ports, inForce, context, address, told, before)
}

/**
 * Words that are taken out of the record are taken out elsewhere first, while they are still known; where they could not be
 * is kept with the first line that says so, since nobody can look for them afterwards.
 */
async function wordsTakenOut(done: Done, ...given: Parameters<typeof work>): Promise<Done> {
  const [ports, inForce, , address, , before] = given
  const { redactions = [] } = done
  const [first] = redactions
  if (first === undefined) return done
  const file = before === undefined ? undefined : caseFrom(ports.memory, before.lines, inForce.rules)
  const lines = new Set(redactions.map(({ line }) => line))
  const words = (file?.placed ?? []).filter(({ seq }) => lines.has(seq)).flatMap(wordsOf)
  if (file === undefined || words.length === 0) return done
  const { takeOutWords, withPlacesLeft } = await wordsEverywhere()
  const left = await takeOutWords(ports, inForce, address, file, words)
  return left.length === 0 ? done : withPlacesLeft(done, first.draft, left)
}

/** Exceptions are looked for only where a refusal could hang on one: whoever may go on by the rules waits for nothing. */
async function byTheRules(...given: Parameters<typeof work>): Promise<ReturnType<typeof work>> {
  const [ports, policy, context, address, asked, before] = given
  const plain = work(...given)
  const events = plain.result.newEvents.map(({ event }) => event)
  if (!hangsOnException(policy.rules, plain.result.file?.case, events)) return plain
  const found = await exceptionsFor(ports, policy, context, plain.result.file?.case)
  const none = found.waivers.length + found.approvedExceptions.length === 0
  return none ? plain : work(ports, policy, { ...context, ...found }, address, asked, before)
}

const placeOf = ({ line, key }: { line: number; key?: string | undefined }, draft: number) => ({
  ...{ line, draft },
  ...(key !== undefined && { key }),
})

/** Taken out wherever else the record holds the same words: as the second line of the same command, or quoted later. */
function withOtherPlaces(events: readonly CaseEvent[], placed: readonly RecordedEvent[]): CaseEvent[] {
  return events.flatMap((event) => {
    if (event.type !== 'text-redacted' || event.data.key !== undefined) return [event]
    const others = otherPlaces(placed, event.data.line).map(
      (place): CaseEvent => ({ type: 'text-redacted', data: place, text: event.text }),
    )
    return [event, ...others]
  })
}

function work(
  ports: Ports,
  inForce: PolicyInForce,
  context: Context,
  address: CaseAddress,
  asked: readonly RequestedCommand[],
  before: LedgerSnapshot | undefined,
): LedgerWork<Pick<CaseRun, 'file' | 'newEvents' | 'outcomes'>> {
  const recorded = ports.now().toISOString()
  const drafts: LineDraft[] = []
  const redactions: { line: number; key?: string; draft: number }[] = []
  const outcomes: { asked: RequestedCommand; outcome: 'accepted' | 'refused' | 'ignored' }[] = []
  const newEvents: RecordedEvent[] = []
  const known = before === undefined ? undefined : caseFrom(ports.memory, before.lines, inForce.rules)
  if (before !== undefined && known === undefined) return { drafts, result: { file: undefined, newEvents, outcomes } }
  const seen = new Set(known?.seen)
  let state: Case | undefined = known?.case
  for (const request of asked) {
    if (seen.has(request.cause)) continue
    seen.add(request.cause)
    const one = asCorrection(request, () => [...(known?.placed ?? []), ...newEvents])
    const stamp = { at: one.at, recorded, actor: one.actor, door: one.door, cause: one.cause }
    const start = one.command.kind === 'open' ? context.policy.processes[one.command.process]?.start : undefined
    const beginning = {
      repository: { id: address.repository.id ?? 0, name: address.repository.name },
      issue: address.issue.number,
      start: start ?? '',
    }
    const settled = settle(context, beginning, state, one, recorded)
    outcomes.push({ asked: request, outcome: settled.decision.kind })
    if (state === undefined && settled.case !== undefined) {
      const bound = {
        repository: beginning.repository,
        issue: { id: address.issue.id, number: address.issue.number, year: yearOfIssue(address.issue) },
        process: settled.case.process,
      }
      drafts.push({ ...stamp, policy: inForce.sha, entry: ledgerBound(bound) })
    }
    let seq = state?.lines ?? 1
    for (const event of withOtherPlaces(settled.events, known?.placed ?? [])) {
      if (event.type === 'text-redacted') redactions.push(placeOf(event.data, drafts.length))
      drafts.push({ ...stamp, policy: inForce.sha, entry: { type: event.type, data: event.data, text: event.text } })
      newEvents.push({ seq, ...stamp, event })
      seq += 1
    }
    state = settled.case && { ...settled.case, lines: seq }
  }
  const file = state === undefined ? undefined : { case: state, placed: [...(known?.placed ?? []), ...newEvents], seen }
  return { drafts, redactions, result: { file, newEvents, outcomes } }
}
