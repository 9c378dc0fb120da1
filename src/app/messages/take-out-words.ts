import { withoutWords } from '../../domain/redaction/without-words.ts'
import { titlesGiven } from '../../domain/screen/case-title.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import { languageOf } from '../case/language-of.ts'
import type { IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * Words that the record is about to lose are taken out of everything else that the app wrote of the case: its comments, also
 * those beside a locked conversation, the title that it completed, the titles and texts of its action items, its pull
 * requests in other repositories with their checks and the files that they bring. It comes before the record: where it breaks
 * off, the words are still known, and the same command begins it anew.
 */
export async function takeOutWords(
  ports: Ports,
  inForce: PolicyInForce,
  { repository }: CaseAddress,
  file: CaseFile,
  words: readonly string[],
): Promise<void> {
  const tombstone = ports.messages.takenOut(languageOf(file, inForce))
  const without = (text: string): string => withoutWords(text, words, tombstone)
  const own: IssueRef = { repository, number: file.case.issue }
  await inComments(ports, own, without)
  const { callsIssues } = await import('./calls-issue.ts')
  for (const beside of await callsIssues(ports, own)) await inComments(ports, beside, without)
  await inTitle(ports, inForce, own, file, without)
  for (const [what, number] of Object.entries(file.case.screen))
    if (what.startsWith('action-') && number !== undefined) await inIssue(ports, { repository, number }, without)
  for (const { repository: name, number } of pullsOf(file)) {
    const place = await ports.policies.calledNow({ owner: inForce.home.owner, name }, 'now')
    await ports.pulls.rewrite(place, number, without)
    await inComments(ports, { repository: place, number }, without)
  }
}

/** All that were ever opened: one that was merged unfinished is followed by another. */
function pullsOf({ placed }: CaseFile): { repository: string; number: number }[] {
  const all = placed.flatMap(({ event }) => (event.type === 'pull-request-seen' ? [event.data] : []))
  return [...new Map(all.map(({ repository, number }) => [`${repository}#${number}`, { repository, number }])).values()]
}

/** A title that somebody wrote is his own to change. */
async function inTitle(
  ports: Ports,
  { rules }: PolicyInForce,
  ref: IssueRef,
  file: CaseFile,
  without: (text: string) => string,
): Promise<void> {
  const given = titlesGiven(rules, file.case, file.placed).filter(({ told }) => without(told) !== told)
  if (given.length === 0) return
  const { title = '' } = (await ports.issues.see(ref)) ?? {}
  for (const { bare, told } of given) {
    const ours = bare.find((one) => `${one}${told}`.trim() === title.trim())
    if (ours !== undefined) return ports.issues.patch(ref, { title: `${ours}${without(told)}` })
  }
}

async function inIssue(ports: Ports, ref: IssueRef, without: (text: string) => string): Promise<void> {
  const issue = await ports.issues.see(ref)
  if (issue?.author.id !== ports.self.id) return
  const { title, body } = issue
  const [newTitle, newBody] = [without(title), without(body)]
  if (newTitle !== title || newBody !== body) await ports.issues.patch(ref, { title: newTitle, body: newBody })
  await inComments(ports, ref, without)
}

/** The status comment follows the record by itself, and its mark says where the record stood. */
async function inComments(ports: Ports, ref: IssueRef, without: (text: string) => string): Promise<void> {
  for (const { id, author, body } of await ports.issues.comments(ref)) {
    if (author.id !== ports.self.id || body.startsWith(markOf('status'))) continue
    const now = without(body)
    if (now !== body) await ports.issues.editComment(ref, id, now)
  }
}
