import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import { keepsContainment } from '../../domain/case/is-refusal.ts'
import { lineAt } from '../../domain/case/line-at.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Answer } from '../../domain/screen/answer.ts'
import { lineMark } from '../../domain/screen/line-mark.ts'

import { isByComment, tellingsIn } from '../../domain/screen/share.ts'
import { groupBy } from '../../domain/values/group-by.ts'

import type { CaseFile } from '../case/case-file.ts'
import type { OutgoingMessages } from '../messages/send-messages.ts'
import type { CommentUrgency, IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'
import { type Answered, oneAComment } from './one-a-comment.ts'

/** Answers that somebody has to hear of to act. */
const CALLS: readonly Answer['kind'][] = ['opened', 'called', 'appointed', 'moved', 'reminder', 'withheld']
/** Those that whoever asked waits for, and nobody else. */
const HINTS: readonly Answer['kind'][] = ['refused', 'told']

/** Of what waited, so many are told in full: the comment is for reading. */
const MOST_TOGETHER = 10

/**
 * The answers said now of those that are owed. Beyond an account's share, of the case by its record and of all cases by what this
 * process remembers, the sign on each comment says it at once; a later round tells the rest in one comment.
 */
export function answersNow(
  ports: Pick<Ports, 'messages' | 'memory' | 'now'>,
  { repository: { owner, name }, number }: IssueRef,
  { case: state, placed }: CaseFile,
  owed: readonly Answer[],
  bodyOf: (answer: Answer) => string,
  language: Language,
): OutgoingMessages['answers'] {
  const now = ports.now()
  const tellingOf = tellingsIn(placed, owed, now.toISOString())
  const itself: Answered[] = []
  const together: { actor: number; told: Answered }[] = []
  for (const answer of owed) {
    const { line } = answer
    const telling = tellingOf(answer)
    if (telling === 'sign' || telling === 'held') continue
    const own = lineAt(placed, line)
    const urgency = urgencyOf(answer, own)
    const actor = own?.actor.id ?? 0
    const what = `${owner}/${name}#${number}:${telling === 'itself' ? line : 'together'}`
    const isHint = urgency === 'hint' && own !== undefined && isByComment(own)
    if (isHint && !ports.memory.answers.take(actor, what, now)) continue
    const told = { line, body: bodyOf(answer), mark: markOf(lineMark(state, line)), urgency }
    if (telling === 'itself') itself.push(told)
    else together.push({ actor, told })
  }
  return [
    ...oneAComment(itself, placed),
    ...[...groupBy(together, ({ actor }) => actor).values()].map((all) =>
      inOne(
        ports,
        all.map(({ told }) => told),
        placed,
        language,
      ),
    ),
  ]
}

function urgencyOf({ kind }: Answer, own: RecordedEvent | undefined): CommentUrgency {
  if (CALLS.includes(kind) || (own !== undefined && keepsContainment(own.event))) return 'call'
  return HINTS.includes(kind) ? 'hint' : 'answer'
}

/** Every line keeps its mark, shown or not: what was counted here is told once and for all. */
function inOne(
  { messages }: Pick<Ports, 'messages'>,
  all: readonly Answered[],
  placed: readonly RecordedEvent[],
  language: Language,
): OutgoingMessages['answers'][number] {
  // A containment that somebody did stands before what was not done.
  const inOrder = [...all].sort((one, other) => Number(other.urgency === 'call') - Number(one.urgency === 'call'))
  const [first, ...more] = inOrder.slice(0, MOST_TOGETHER)
  const left = inOrder.slice(MOST_TOGETHER)
  const person = (first && lineAt(placed, first.line))?.actor ?? { id: 0, login: '' }
  const { head, tail } = messages.together(person, { count: all.length, left: left.length }, language)
  const shown = [first, ...more].map((one) => one?.body ?? '').join('\n\n---\n\n')
  const marks = left.map(({ mark }) => mark).join('')
  return {
    body: [first?.mark ?? '', head, shown, tail, marks].filter((part) => part !== '').join('\n\n'),
    mark: first?.mark ?? '',
    urgency: first?.urgency ?? 'hint',
  }
}
