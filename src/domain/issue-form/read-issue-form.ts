import { classifyLines, type Line } from '../markdown/classify-lines.ts'
import type { Ambiguity, Answer, FormReading } from './answer.ts'
import { chooseHeadings } from './choose-headings.ts'
import { findAmbiguities } from './find-ambiguities.ts'
import { findHeadings } from './find-headings.ts'
import type { Form } from './form.ts'
import { formIndex } from './question.ts'
import { readSection } from './read-section.ts'
import { sectionText } from './section-text.ts'

/**
 * Reads the body of an issue that was made with this form, perhaps edited since. It looks for the form's own labels in
 * the form's own order, so that a heading typed inside an answer stays text. Linear in the body; nothing is lost: every
 * line but the headings ends up in an answer or in the remainder.
 */
export function readIssueForm(form: Form, body: string): FormReading {
  return readFormLines(form, classifyLines(body))
}

export function readFormLines(form: Form, lines: readonly Line[]): FormReading {
  const { ids, questions, itemOf } = formIndex(form)
  const headings = findHeadings(lines, itemOf)
  const reading = chooseHeadings(headings, questions, lines)
  const chosen = reading.late

  const answers: [string, Answer][] = []
  const unanswered: string[] = []
  const doubts: Ambiguity[] = []
  const remainder = [sectionText(lines, 0, chosen[0]?.line ?? lines.length)]
  for (const [at, { item, line }] of chosen.entries()) {
    const id = ids[item]
    const question = questions[item]
    if (id === undefined || question === undefined) continue
    const text = sectionText(lines, line + 1, chosen[at + 1]?.line ?? lines.length)
    const { answer, overlap, rest } = readSection(question, text)
    if (answer === undefined) unanswered.push(id)
    else answers.push([id, answer])
    if (overlap) doubts.push({ items: [id], line: line + 1, why: 'options-overlap' })
    if (rest !== '') {
      remainder.push(rest)
      doubts.push({ items: [id], line: line + 1, why: 'text-after-choice' })
    }
  }

  const found = new Set(chosen.map(({ item }) => item))
  const ambiguous = findAmbiguities(ids, headings, reading, lines, questions)
  return {
    // Never by assignment: an item may be called `__proto__`.
    answers: Object.fromEntries(answers),
    unanswered,
    missing: ids.filter((_, index) => !found.has(index)),
    ambiguous: doubts.length === 0 ? ambiguous : [...ambiguous, ...doubts].sort((a, b) => a.line - b.line),
    remainder: remainder.filter((part) => part !== '').join('\n\n'),
    matched: chosen.length === 0 ? 'none' : chosen.length === ids.length ? 'all' : 'some',
  }
}
