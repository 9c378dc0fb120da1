import type { ActionItem, Case } from '../../domain/case/case.ts'
import { isWithheld } from '../../domain/compromised-communications/compromised-communications.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { type CaseAddress, type CaseFile, ledgerOf } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { languageOf } from '../case/language-of.ts'
import { withLedger } from '../case/ledger/append-with-retry.ts'
import { screenDraft } from '../case/screen-draft.ts'
import type { IssueSeen, NewIssue } from '../ports/github.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { showActionItem } from './show-action-item.ts'

/** The name by which the ledger keeps the issue of an action item. */
export const screenOf = (action: string): string => `action-${action}`
const claimOf = (action: string): string => `claim-${screenOf(action)}`

// The run that recorded or claimed an item is just opening its issue: others leave it to that one, unless it never comes.
const OPENING_MS = 10 * 60 * 1000

/**
 * Each action item as an issue of its own, assigned to its owner, opened once (R4.4-3); gives those that the ledger does
 * not keep yet, by the item's id. Where a crash came between opening and keeping, it is found by its mark.
 */
export async function showActionItems(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<ReadonlyMap<string, IssueSeen>> {
  const { file, context, newEvents } = run
  const opened = new Map<string, IssueSeen>()
  // A title cannot be taken back: while somebody reads along, the list in the status comment has to do (R4-2).
  if (file === undefined || isWithheld(context.policy, file.case)) return opened
  const { repository } = address
  const wanting: ActionItem[] = []
  for (const action of file.case.actions) {
    const shown = file.case.screen[screenOf(action.id)]
    if (shown === undefined) wanting.push(action)
    else if (newEvents.some(({ event }) => event.type === 'action-confirmed' && event.data.id === action.id))
      await showActionItem(ports, { repository, number: shown }, undefined, true)
  }
  if (wanting.length === 0) return opened
  const added = (id: string) => newEvents.some(({ event }) => event.type === 'action-added' && event.data.id === id)
  const there = await ports.issues.own(repository, earliest(file, wanting))
  for (const action of wanting) {
    const issue = await wantedIssue(ports, run, file.case, action, languageOf(file, inForce))
    const found = there
      .filter(isOwnComment(ports, issue.mark))
      .find(({ createdAt }) => createdAt >= since(file, action.id))
    if (found !== undefined) opened.set(action.id, found)
    else if (added(action.id) || (await claim(ports, inForce, address, file, action.id)))
      opened.set(action.id, await ports.issues.open(repository, issue))
  }
  return opened
}

async function wantedIssue(
  ports: Ports,
  { context }: CaseRun,
  state: Case,
  action: ActionItem,
  language: Language,
): Promise<NewIssue> {
  const { title, body } = await ports.messages.action(context, state, action, language)
  const mark = markOf(`action=${state.issue}-${action.id}`)
  return { title, body: `${mark}\n\n${body}`, assignee: action.owner.login, labels: [], mark }
}

const recordedAt = ({ placed }: CaseFile, id: string): string =>
  placed.find(({ event }) => event.type === 'action-added' && event.data.id === id)?.recorded ?? ''

/** An issue older than its item is of an earlier record of the case; clocks of servers differ by a little. */
const since = (file: CaseFile, id: string): string =>
  `${new Date(Date.parse(recordedAt(file, id)) - OPENING_MS).toISOString().slice(0, 19)}Z`

const earliest = (file: CaseFile, items: readonly ActionItem[]): string =>
  items.map(({ id }) => since(file, id)).reduce((one, other) => (other < one ? other : one))

/** Of several rounds that find an item without an issue, the record lets one open it. */
async function claim(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  file: CaseFile,
  id: string,
): Promise<boolean> {
  const now = ports.now()
  const free = new Date(now.getTime() - OPENING_MS).toISOString()
  if (recordedAt(file, id) > free) return false
  const isTaken = ({ type, data, recorded }: LedgerSnapshot['lines'][number]): boolean =>
    type === 'screen-bound' && (data.what === screenOf(id) || (data.what === claimOf(id) && recorded > free))
  const { result } = await withLedger(
    ports.ledger,
    ledgerOf(address),
    (snapshot) =>
      snapshot?.lines.some(isTaken) === false
        ? { drafts: [screenDraft(ports, inForce, claimOf(id), { id: now.getTime() })], result: true }
        : { drafts: [], result: false },
    ports.writing,
  )
  return result
}
