import { classifyLines } from '../markdown/classify-lines.ts'
import type { Answer } from './answer.ts'
import { headingText } from './find-headings.ts'
import { type QuestionKind, question } from './question.ts'
import { fold } from './read-options.ts'
import { readSection } from './read-section.ts'
import { sectionText } from './section-text.ts'

/** A field that a comment may record; `labels` in every language, the id is understood as well. */
export type RecordField = { id: string; labels: readonly string[] } & QuestionKind

export type RecordReading = {
  answers: Record<string, Answer>
  /** Fields whose heading stands there without a value. */
  unanswered: string[]
  /** Fields whose heading stands there more than once: their values follow in `remainder`, none is preferred. */
  repeated: string[]
  /** Fields whose chosen options can be told apart in two ways. */
  overlapping: string[]
  /** Headings that are no field's; what stands below them is in `remainder`. */
  unknownHeadings: string[]
  /** What belongs to no field. */
  remainder: string
}

/**
 * Reads the headings and values below the `/record` line of a comment: any fields, in any order, in any of their languages.
 * Headings in code, quotes and comments are text. A heading that is no field's ends the field before it, so that a
 * misspelt one does not slip its value into another field; deeper headings (`####`) stay part of an answer.
 */
export function readRecord(fields: readonly RecordField[], text: string): RecordReading {
  const lines = classifyLines(text)
  const fieldOf = new Map<string, RecordField>()
  for (const field of fields) for (const label of field.labels) fieldOf.set(fold(label), field)
  for (const field of fields) if (!fieldOf.has(fold(field.id))) fieldOf.set(fold(field.id), field)

  const starts = lines.flatMap((line, at) => {
    const heading = line.kind === 'text' ? headingText(line.text) : undefined
    return heading === undefined ? [] : [{ at, heading, field: fieldOf.get(fold(heading)) }]
  })
  const seen = new Map<RecordField, number>()
  for (const { field } of starts) if (field !== undefined) seen.set(field, (seen.get(field) ?? 0) + 1)

  const answers: [string, Answer][] = []
  const unanswered: string[] = []
  const overlapping: string[] = []
  const rest = [sectionText(lines, 0, starts[0]?.at ?? lines.length)]
  for (const [index, { at, field }] of starts.entries()) {
    const value = sectionText(lines, at + 1, starts[index + 1]?.at ?? lines.length)
    if (field === undefined || seen.get(field) !== 1) {
      rest.push(value)
      continue
    }
    const { answer, overlap, rest: below } = readSection(question(field), value)
    rest.push(below)
    if (answer === undefined) unanswered.push(field.id)
    else answers.push([field.id, answer])
    if (overlap) overlapping.push(field.id)
  }
  return {
    answers: Object.fromEntries(answers),
    unanswered,
    repeated: [...seen].filter(([, times]) => times > 1).map(([field]) => field.id),
    overlapping,
    unknownHeadings: starts.filter(({ field }) => field === undefined).map(({ heading }) => heading),
    remainder: rest.filter((part) => part !== '').join('\n\n'),
  }
}
