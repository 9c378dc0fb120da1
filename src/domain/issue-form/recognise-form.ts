import { classifyLines, type Line } from '../markdown/classify-lines.ts'
import type { FormReading } from './answer.ts'
import { headingText } from './find-headings.ts'
import type { Form } from './form.ts'
import { readFormLines } from './read-issue-form.ts'

/** `headings`: all that stand in the body, whosesoever they are. */
export type RecognisedForm = { form: Form; reading: FormReading; headings: ReadonlySet<string> }

/** Labels of this kind say which process an issue belongs to; a form's other labels say nothing of it. */
const ownLabel = 'hikeshi: '

/**
 * Which form made this body. A form's own label decides, then its headings; so a body of which nothing is left, or in
 * which only the first heading stands, still opens a case. The earlier form wins where two fit alike.
 */
export function recogniseForm(
  forms: readonly Form[],
  body: string,
  labels: readonly string[],
): RecognisedForm | undefined {
  const lines = classifyLines(body)
  const headings = new Set(lines.flatMap(({ text }) => headingText(text) ?? []))
  const present = new Set(labels.map((label) => label.toLowerCase()))
  let best: (Pick<RecognisedForm, 'form' | 'reading'> & { score: number[] }) | undefined
  for (const form of forms) {
    const labelled = form.labels.filter((label) => present.has(label.toLowerCase()))
    const isOwn = labelled.some((label) => label.toLowerCase().startsWith(ownLabel))
    // Nearly every body is of one form; to read it by each of the others takes as long for each.
    if (!isOwn && !namesOf(form).some((name) => headings.has(name))) continue
    const reading = readFormLines(form, lines)
    if (!isOwn && !speaksOf(form, reading, lines)) continue
    const matched = form.items.length - reading.missing.length
    const score = [isOwn ? 1 : 0, matched, labelled.length, -reading.missing.length]
    if (best === undefined || isGreater(score, best.score)) best = { form, reading, score }
  }
  return best === undefined ? undefined : { form: best.form, reading: best.reading, headings }
}

const namesOf = ({ items }: Form): string[] =>
  items.flatMap(({ label, earlier = [] }) => [label, ...earlier].map((name) => name.trim()))

/**
 * Without its label a form is known by two of its headings, or by its first one where no other heading stands beside it
 * ("What happened?" alone also begins other people's forms).
 */
function speaksOf(form: Form, reading: FormReading, lines: readonly Line[]): boolean {
  if (reading.matched === 'none') return false
  const headings = lines.flatMap(({ text, block }) => (block === -1 ? (headingText(text) ?? []) : []))
  const own = new Set(namesOf(form))
  const seen = new Set(headings.filter((heading) => own.has(heading)))
  const first = form.items[0]?.label.trim()
  return seen.size >= 2 || (first !== undefined && seen.has(first) && headings.every((heading) => own.has(heading)))
}

function isGreater(score: readonly number[], than: readonly number[]): boolean {
  const at = score.findIndex((value, index) => value !== than[index])
  return at !== -1 && (score[at] ?? 0) > (than[at] ?? 0)
}
