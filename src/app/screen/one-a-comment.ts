import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import { lineAt } from '../../domain/case/line-at.ts'
import type { OutgoingMessages } from '../messages/send-messages.ts'
import type { CommentUrgency } from '../ports/github.ts'

export type Answered = OutgoingMessages['answers'][number] & { line: number }

/** GitHub takes no longer comment; what is longer stays apart. */
const LONGEST = 60_000

/** The most urgent first. */
const URGENCIES: readonly CommentUrgency[] = ['call', 'answer', 'hint']

/** One comment gets one answer, however many commands it holds: each keeps its mark in it. */
export function oneAComment(
  answers: readonly Answered[],
  placed: readonly RecordedEvent[],
): OutgoingMessages['answers'] {
  const joined = new Map<string, Answered>()
  for (const answer of answers) {
    const cause = lineAt(placed, answer.line)?.cause ?? ''
    const asked = /^comment:[^#]+/.exec(cause)?.[0]
    const before = asked === undefined ? undefined : joined.get(asked)
    const fits = before !== undefined && before.body.length + answer.body.length < LONGEST
    if (asked === undefined || !fits)
      joined.set(before === undefined && asked !== undefined ? asked : `line:${answer.line}`, answer)
    else
      joined.set(asked, {
        ...before,
        body: `${before.body}\n\n---\n\n${answer.body}`,
        urgency: URGENCIES.find((one) => one === before.urgency || one === answer.urgency) ?? before.urgency,
      })
  }
  return [...joined.values()].map(({ line: _, ...answer }) => answer)
}
