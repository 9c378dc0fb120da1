import { caseLabel } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { foldText } from '../../domain/values/fold-text.ts'
import { likeness } from '../../domain/values/likeness.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import { readingsOf } from '../inbox/form-answers.ts'
import { postComment } from '../messages/post-comment.ts'
import type { IssueSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** A slow telephone sends a report again within minutes. */
const SOON_MS = 60 * 60 * 1000

/** Two people who tell of one thing use most of the same words; fewer letters than these are alike by chance. */
const ALIKE = 0.6
const FEWEST_LETTERS = 12

/** An open case that somebody reported in the same words, or nearly, just before; it is looked for while the case is shown. */
export async function twinOf(
  ports: Ports,
  { repository, issue }: CaseAddress,
  { file, newEvents, context }: CaseRun,
  shown: IssueSeen | undefined,
): Promise<number | undefined> {
  const isOpened = newEvents.some(({ event, door }) => event.type === 'case-opened' && door === 'form')
  if (!isOpened || file === undefined || shown === undefined) return undefined
  // Of a case that few may read nothing is told anywhere else.
  if (context.policy.processes[file.case.process]?.restricted === true) return undefined
  const since = new Date(Date.parse(shown.createdAt) - SOON_MS).toISOString()
  const near = await ports.issues.list(repository, { state: 'open', labels: caseLabel(file.case.process), since })
  // The first of them leads.
  return near
    .toSorted((one, other) => one.number - other.number)
    .find(
      (one) =>
        one.number < issue.number &&
        isFromPeople(one, shown) &&
        one.createdAt >= since &&
        (isSame(one, shown) || isAlike(context.policy, one, shown)),
    )?.number
}

/** Both cases name each other, and people decide whether they are one (R4.2-4). */
export async function nameTwins(
  ports: Ports,
  inForce: PolicyInForce,
  { repository, issue }: CaseAddress,
  { file }: CaseRun,
  twin: number | undefined,
): Promise<void> {
  if (twin === undefined || file === undefined) return
  const body = ports.messages.twins({ first: twin, second: issue.number }, languageOf(file, inForce))
  const mark = markOf(`twins=${twin}-${issue.number}`)
  for (const number of [issue.number, twin])
    await postComment(ports, { repository, number }, `${mark}\n\n${body}`, mark)
}

/** Two machines that say the same are counted elsewhere. */
const isFromPeople = ({ author: one }: IssueSeen, { author: other }: IssueSeen): boolean =>
  one.id === other.id || (one.type === 'User' && other.type === 'User')

/** Without the marks between words: a full stop more makes no other report. */
const words = (text: string): string =>
  foldText(text)
    .replaceAll(/[\p{P}\s]+/gu, ' ')
    .trim()

/** The same words. A title that the form laid is completed on the first before the second comes: one begins as the other. */
function isSame(one: IssueSeen, other: IssueSeen): boolean {
  const [body, otherBody] = [words(one.body), words(other.body)]
  const [title, otherTitle] = [words(one.title), words(other.title)]
  if (body !== otherBody) return false
  return body === '' ? title === otherTitle : title.startsWith(otherTitle) || otherTitle.startsWith(title)
}

/**
 * Nearly the same words of two people on what happened; headings and choices of a form are alike in all of them. One person
 * who changes a few tells of another thing.
 */
function isAlike(policy: Policy, one: IssueSeen, other: IssueSeen): boolean {
  if (one.author.id === other.author.id) return false
  const [said, otherSaid] = [toldIn(policy, one), toldIn(policy, other)]
  return Math.min(said.length, otherSaid.length) >= FEWEST_LETTERS && likeness(said, otherSaid) >= ALIKE
}

/** The longest answer in words: what happened. */
function toldIn(policy: Policy, { body, labels, createdAt }: IssueSeen): string {
  const answers = readingsOf(policy, { body, labels }, createdAt)?.answers ?? []
  const texts = answers.flatMap(({ field, value }) =>
    policy.fields[field]?.kind === 'text' && value.kind === 'text' ? [value.text] : [],
  )
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? ''
}
