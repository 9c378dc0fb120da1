import { answersTo } from '../../domain/screen/answer.ts'
import { lineMark } from '../../domain/screen/line-mark.ts'
import { statusOf } from '../../domain/screen/status.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { contextFor, readCaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import { readRecord } from '../decisions/read-record.ts'
import { reminders } from '../decisions/reminders.ts'
import { answerMarks } from '../messages/doubled-comments.ts'
import { postComment } from '../messages/post-comment.ts'
import type { RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The clocks of a case whose issue was deleted go on by its record; what they say stands on the issue beside it. */
export async function catchUpDeleted(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  standIn: number,
  issue: CaseAddress['issue'],
): Promise<void> {
  const address: CaseAddress = { repository, issue }
  const before = await readRecord(ports, inForce, address)
  if (before === undefined) return
  const run = await reminders(ports, inForce, address, readCaseRun(ports, await contextFor(ports, inForce, []), before))
  const { file, context } = run
  const since = file?.case.relocated?.at
  if (file === undefined || since === undefined) return
  const ref = { repository, number: standIn }
  const there = await ports.issues.comments(ref)
  const own = there.filter(({ author }) => author.id === ports.self.id)
  const given = new Set(own.flatMap(({ body }) => answerMarks(body)))
  const status = statusOf(context, file.case, file.placed)
  for (const answer of answersTo(file.placed.filter(({ recorded }) => recorded > since))) {
    const mark = markOf(lineMark(file.case, [answer]))
    if (answer.kind !== 'reminder' || given.has(mark)) continue
    const body = ports.messages.answer(context, file.case, status, [answer], languageOf(file, inForce))
    await postComment(ports, ref, `${mark}\n\n${body}`, mark)
  }
}
