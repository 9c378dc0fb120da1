import type { PlaceLeft, RecordedEvent } from '../../domain/case/event.schema.ts'
import { nameOutOfReach } from '../../domain/policy/out-of-reach.ts'
import { withoutWords } from '../../domain/redaction/without-words.ts'
import { titlesGiven } from '../../domain/screen/case-title.ts'
import { branchOf } from '../case/case-branch.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import { languageOf } from '../case/language-of.ts'
import type { LedgerWork } from '../case/ledger/append-with-retry.ts'
import { ConversationLockedError, type IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

type Change = (text: string) => string

/**
 * Words that the record is about to lose are taken out of everything else that the app wrote of the case: its comments, also
 * those beside a locked conversation, the title that it completed, the titles and texts of its action items, its pull
 * requests in other repositories with their checks and the files that they bring. It comes before the record: where it breaks
 * off, the words are still known, and the same command begins it anew. Gives the places where they stay, or may.
 */
export async function takeOutWords(
  ports: Ports,
  inForce: PolicyInForce,
  { repository }: CaseAddress,
  file: CaseFile,
  words: readonly string[],
): Promise<PlaceLeft[]> {
  const tombstone = ports.messages.takenOut(languageOf(file, inForce))
  const without = (text: string): string => withoutWords(text, words, tombstone)
  const own: IssueRef = { repository, number: file.case.issue }
  const left = await inComments(ports, own, without)
  const { callsIssues } = await import('./calls-issue.ts')
  for (const beside of await callsIssues(ports, own)) left.push(...(await inComments(ports, beside, without)))
  await inTitle(ports, inForce, own, file, without)
  for (const [what, number] of Object.entries(file.case.screen))
    if (what.startsWith('action-') && number !== undefined)
      left.push(...(await inIssue(ports, { repository, number }, without)))
  for (const pull of pullsOf(file)) left.push(...(await inPull(ports, inForce.home.owner, pull, without)))
  return left
}

interface PullOf {
  repository: string
  number: number
  branch: string
}

/** All that were ever opened: one that was merged unfinished is followed by another, on a branch that names it. */
function pullsOf({ placed, case: state }: CaseFile): PullOf[] {
  const all = new Map<string, PullOf>()
  const before = new Map<string, number>()
  for (const { event } of placed) {
    if (event.type !== 'pull-request-seen') continue
    const { id, repository, number } = event.data
    const key = `${repository}#${number}`
    if (all.has(key)) continue
    const after = before.get(id)
    const branch = branchOf(state, id)
    all.set(key, { repository, number, branch: after === undefined ? branch : `${branch}/after-${after}` })
    before.set(id, number)
  }
  return [...all.values()]
}

async function inPull(
  ports: Ports,
  owner: string,
  { repository: name, number, branch }: PullOf,
  without: Change,
): Promise<PlaceLeft[]> {
  const place = await ports.policies.calledNow({ owner, name }, 'now')
  const called = `${owner}/${nameOutOfReach(place.name) ?? place.name}`
  const at = { repository: called, number, branch }
  const why =
    nameOutOfReach(place.name) === undefined ? await ports.pulls.rewrite(place, number, without) : 'out-of-reach'
  if (why === 'out-of-reach') return [{ why, ...at }]
  const left = await inComments(ports, { repository: place, number }, without)
  return why === 'nothing-left' ? left : [{ why, ...at }, ...left]
}

/** A title that somebody wrote is his own to change. */
async function inTitle(
  ports: Ports,
  { rules }: PolicyInForce,
  ref: IssueRef,
  file: CaseFile,
  without: Change,
): Promise<void> {
  const given = titlesGiven(rules, file.case, file.placed).filter(({ told }) => without(told) !== told)
  if (given.length === 0) return
  const { title = '' } = (await ports.issues.see(ref)) ?? {}
  for (const { bare, told } of given) {
    const ours = bare.find((one) => `${one}${told}`.trim() === title.trim())
    if (ours !== undefined) return ports.issues.patch(ref, { title: `${ours}${without(told)}` })
  }
}

async function inIssue(ports: Ports, ref: IssueRef, without: Change): Promise<PlaceLeft[]> {
  const issue = await ports.issues.see(ref)
  if (issue === undefined) return [await whereItWent(ports, ref)]
  if (issue.author.id !== ports.self.id) return []
  const { title, body } = issue
  const [newTitle, newBody] = [without(title), without(body)]
  if (newTitle !== title || newBody !== body) await ports.issues.patch(ref, { title: newTitle, body: newBody })
  return inComments(ports, ref, without)
}

/** An issue that was moved took its text along, to where the app may have nothing to say. */
async function whereItWent({ issues }: Ports, ref: IssueRef): Promise<PlaceLeft> {
  const { repository, number } = ref
  const now = await issues.whereabouts(ref)
  return {
    ...{ why: 'issue-gone', repository: `${repository.owner}/${repository.name}`, number },
    ...(now !== 'nowhere' && { to: `${now.repository.owner}/${now.repository.name}#${now.number}` }),
  }
}

/** The status comment follows the record by itself, and its mark says where the record stood. */
async function inComments(ports: Ports, ref: IssueRef, without: Change): Promise<PlaceLeft[]> {
  try {
    for (const { id, author, body } of await ports.issues.comments(ref)) {
      if (author.id !== ports.self.id || body.startsWith(markOf('status'))) continue
      const now = without(body)
      if (now !== body) await ports.issues.editComment(ref, id, now)
    }
    return []
  } catch (error) {
    if (!(error instanceof ConversationLockedError)) throw error
    const { owner, name } = ref.repository
    return [{ why: 'locked', repository: `${owner}/${name}`, number: ref.number }]
  }
}

/** The work with the places where the words stay, in the line that says that they were taken out. */
export function withPlacesLeft<Done extends LedgerWork<{ newEvents: readonly RecordedEvent[] }>>(
  done: Done,
  draft: number,
  left: readonly PlaceLeft[],
): Done {
  const drafts = done.drafts.map((line, at) =>
    at === draft ? { ...line, entry: { ...line.entry, data: { ...line.entry.data, left } } } : line,
  )
  // Every draft but the one that binds a new record is an event, in this order.
  const { newEvents } = done.result
  const seq = newEvents[draft - (done.drafts.length - newEvents.length)]?.seq
  const events = newEvents.map((one) =>
    one.seq === seq && one.event.type === 'text-redacted'
      ? { ...one, event: { ...one.event, data: { ...one.event.data, left: [...left] } } }
      : one,
  )
  return { ...done, drafts, result: { ...done.result, newEvents: events } }
}
