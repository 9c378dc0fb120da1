import type { Account } from '../../domain/case/case.ts'
import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import { keepsContainment } from '../../domain/case/is-refusal.ts'
import { lineAt } from '../../domain/case/line-at.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Answer } from '../../domain/screen/answer.ts'
import { lineMark } from '../../domain/screen/line-mark.ts'

import { isByPerson, tellingsIn } from '../../domain/screen/share.ts'
import { groupBy } from '../../domain/values/group-by.ts'

import type { CaseFile } from '../case/case-file.ts'
import type { OutgoingMessages } from '../messages/send-messages.ts'
import type { CommentUrgency, IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'
import { oneAComment, type Together, type Wording } from './one-a-comment.ts'

/** Answers that somebody has to hear of to act. */
const CALLS: readonly Answer['kind'][] = ['opened', 'in-charge', 'called', 'appointed', 'moved', 'reminder', 'withheld']
/** Those that whoever asked waits for, and nobody else. */
const HINTS: readonly Answer['kind'][] = ['refused', 'told']

interface Told {
  answer: Answer
  urgency: CommentUrgency
  actor: Account
}

/** Of what waited, so many are told in full: the comment is for reading. */
const MOST_TOGETHER = 10

/**
 * The answers said now of those that are owed. Beyond an account's share, of the case by its record and of all cases by what this
 * process remembers, the sign or what is put back says it at once; a later round tells the rest in one comment.
 */
export function answersNow(
  ports: Pick<Ports, 'messages' | 'memory' | 'now'>,
  { repository: { owner, name }, number }: IssueRef,
  { case: state, placed }: CaseFile,
  owed: readonly Answer[],
  wording: Wording,
  language: Language,
): OutgoingMessages['answers'] {
  const now = ports.now()
  const tellingOf = tellingsIn(placed, owed, now.toISOString())
  const itself: Told[] = []
  const together: Told[] = []
  for (const answer of owed) {
    const { line } = answer
    const telling = tellingOf(answer)
    if (telling === 'sign' || telling === 'held') continue
    const own = lineAt(placed, line)
    const urgency = urgencyOf(answer, own)
    const actor = own?.actor ?? { id: 0, login: '' }
    const what = `${owner}/${name}#${number}:${telling === 'itself' ? line : 'together'}`
    const isHint = urgency === 'hint' && own !== undefined && isByPerson(own)
    if (isHint && !ports.memory.answers.take(actor.id, what, now)) continue
    ;(telling === 'itself' ? itself : together).push({ answer, urgency, actor })
  }
  const marked = (answers: Together['answers'], urgency: CommentUrgency, ...parts: readonly string[]) => {
    const mark = markOf(lineMark(state, answers))
    return { body: [mark, ...parts].filter((part) => part !== '').join('\n\n'), mark, urgency }
  }
  return [
    ...oneAComment(itself, placed, wording).map(({ answers, urgency, body }) => marked(answers, urgency, body)),
    ...[...groupBy(together, ({ actor }) => actor.id).values()].flatMap((all) => {
      const waited = waitedFor(all)
      if (waited === undefined) return []
      const { answers, shown, actor, urgency } = waited
      const count = { count: answers.length, left: answers.length - shown.length }
      const { head, tail } = ports.messages.together(actor, count, language)
      return [marked(answers, urgency, head, wording(shown), tail)]
    }),
  ]
}

function urgencyOf({ kind }: Answer, own: RecordedEvent | undefined): CommentUrgency {
  if (CALLS.includes(kind) || (own !== undefined && keepsContainment(own.event))) return 'call'
  return HINTS.includes(kind) ? 'hint' : 'answer'
}

/** Every line is marked, shown or not: what was counted here is told once and for all. */
function waitedFor(
  all: readonly Told[],
): { answers: Together['answers']; shown: Together['answers']; actor: Account; urgency: CommentUrgency } | undefined {
  // A containment that somebody did stands before what was not done.
  const inOrder = [...all].sort((one, other) => Number(other.urgency === 'call') - Number(one.urgency === 'call'))
  const [first, ...more] = inOrder
  if (first === undefined) return undefined
  const others = more.map(({ answer }) => answer)
  return {
    answers: [first.answer, ...others],
    shown: [first.answer, ...others.slice(0, MOST_TOGETHER - 1)],
    actor: first.actor,
    urgency: first.urgency,
  }
}
