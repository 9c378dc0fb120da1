import { withoutWords } from '../../domain/redaction/without-words.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import { languageOf } from '../case/language-of.ts'
import type { IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * Words that the record is about to lose are taken out of everything else that the app wrote of the case: its comments,
 * the titles and texts of its action items, its pull requests in other repositories with the files that they bring. It comes
 * before the record: where it breaks off, the words are still known, and the same command begins it anew.
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
  await inComments(ports, { repository, number: file.case.issue }, without)
  for (const [what, number] of Object.entries(file.case.screen))
    if (what.startsWith('action-') && number !== undefined) await inIssue(ports, { repository, number }, without)
  for (const pull of Object.values(file.case.pulls)) {
    const place = { owner: inForce.home.owner, name: pull.repository }
    await ports.pulls.rewrite(place, pull.number, without)
    await inComments(ports, { repository: place, number: pull.number }, without)
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
