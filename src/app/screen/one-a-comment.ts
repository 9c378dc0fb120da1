import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import { lineAt } from '../../domain/case/line-at.ts'
import type { Answer } from '../../domain/screen/answer.ts'
import type { CommentUrgency } from '../ports/github.ts'

/** Answers that stand in one comment, told as one. */
export interface Together {
  answers: readonly [Answer, ...Answer[]]
  urgency: CommentUrgency
  body: string
  /** The moment of their lines, which were written at once. */
  recorded: string
}

/** Says all of these answers as one text. */
export type Wording = (answers: readonly [Answer, ...Answer[]]) => string

/** GitHub takes no longer comment; what is longer stays apart. */
const LONGEST = 60_000

/** The most urgent first. */
const URGENCIES: readonly CommentUrgency[] = ['call', 'answer', 'hint']

/**
 * One comment gets one answer, however many commands it holds; and what would be said twice in the same words is said once.
 * Only of lines that were written at once: another instance may be telling of an earlier one at this moment, and what it says
 * would stand there twice.
 */
export function oneAComment(
  answers: readonly { answer: Answer; urgency: CommentUrgency }[],
  placed: readonly RecordedEvent[],
  wording: Wording,
): readonly Together[] {
  const joined = new Map<string, Together>()
  for (const { answer, urgency } of answers) {
    const { cause = '', recorded = '' } = lineAt(placed, answer.line) ?? {}
    const comment = /^comment:[^#]+/.exec(cause)?.[0]
    const itself = `line:${answer.line} ${answer.kind}`
    const asked = comment === undefined || answer.kind === 'in-charge' ? itself : `${comment} ${recorded}`
    const alone: Together = { answers: [answer], urgency, body: wording([answer]), recorded }
    const before = joined.get(asked)
    const both = before === undefined ? alone : together(before, alone, wording)
    joined.set(
      before === undefined || both.body.length < LONGEST ? asked : itself,
      both.body.length < LONGEST ? both : alone,
    )
  }
  return saidOnce([...joined.values()])
}

function together(one: Together, other: Together, wording: Wording): Together {
  const answers: Together['answers'] = [...one.answers, ...other.answers]
  return { ...one, answers, urgency: mostUrgent(one, other), body: wording(answers) }
}

function saidOnce(all: readonly Together[]): Together[] {
  const byBody = new Map<string, Together>()
  for (const one of all) {
    const said = `${one.recorded} ${one.body}`
    const same = byBody.get(said)
    const answers: Together['answers'] = same === undefined ? one.answers : [...same.answers, ...one.answers]
    byBody.set(said, { ...one, answers, urgency: mostUrgent(same ?? one, one) })
  }
  return [...byBody.values()]
}

const mostUrgent = (one: Together, other: Together): CommentUrgency =>
  URGENCIES.find((urgency) => urgency === one.urgency || urgency === other.urgency) ?? one.urgency
