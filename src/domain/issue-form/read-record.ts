import { classifyLines, type Line } from '../markdown/classify-lines.ts'
import { bareName, withoutRemark } from '../values/bare-name.ts'
import { foldText } from '../values/fold-text.ts'
import type { Answer } from './answer.ts'
import { type QuestionKind, question } from './question.ts'
import { readSection } from './read-section.ts'
import { type FieldNamed, inlineParts, recordHeading, withoutSpread } from './record-heading.ts'
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
  /** The text that belongs to no field. */
  remainder: string
}

/**
 * Reads the headings and values below the `/record` line of a comment: any fields, in any order, in any of their languages,
 * headed in the many ways in which people type a heading. Headings in code, quotes and comments are text. One that is no
 * field's ends the field before it, so that a misspelt one does not slip its value into another field; deeper headings
 * (`####`) stay part of an answer.
 */
export const recordReader = (fields: readonly RecordField[]): ((text: string) => RecordReading) =>
  readerOf(fields, 'named')

/** The same where one text alone is read, in which a line that names no field is somebody's words. */
export const readRecord = (fields: readonly RecordField[], text: string): RecordReading =>
  readerOf(fields, 'words')(text)

/** How a line counts that is written as a field and names none. */
type Unnamed = 'named' | 'words'

function readerOf(fields: readonly RecordField[], unnamed: Unnamed): (text: string) => RecordReading {
  const known = fieldsByName(fields)
  const names = [...known.keys()]
  const named: FieldNamed = (name) => known.get(name)
  const byId = new Map(fields.map((field) => [field.id, field]))
  // Where no field is named at all, no line is looked through for one.
  return (text) => readBy(mayName(names, text) ? named : 'none', byId, text, unnamed)
}

/** Whether it is worth reading at all for these fields: what it passes over names none of them. */
export const namesAny = (fields: readonly RecordField[], text: string): boolean =>
  mayName([...fieldsByName(fields).keys()], text)

function mayName(names: readonly string[], text: string): boolean {
  const folded = foldText(text)
  const joined = withoutSpread(folded)
  return names.some((name) => folded.includes(name) || joined.includes(name))
}

function readBy(
  named: FieldNamed | 'none',
  byId: ReadonlyMap<string, RecordField>,
  text: string,
  unnamed: Unnamed,
): RecordReading {
  const lines = classifyLines(text)
  const starts: Start[] = []
  for (const [at, line] of lines.entries()) {
    const found = line.kind === 'text' ? recordHeading(line.text, named) : undefined
    if (found === undefined) {
      const unknown =
        line.kind === 'text' && unnamed === 'named' ? siblingOf(starts.at(-1), lines, line.text) : undefined
      if (unknown !== undefined) starts.push({ at, ...unknown, field: undefined, stands: 'inline' })
      continue
    }
    const { name: heading, value, field, style, stands } = found
    if (!goesOnAs(starts[0]?.style, style, lines, at) && isSaid(found.stands, starts.at(-1), lines, at)) continue
    const known = field === undefined ? undefined : byId.get(field)
    starts.push({ at, heading, value, field: known, stands, ...(style === undefined ? {} : { style }) })
  }
  const seen = new Map<RecordField, number>()
  for (const { field } of starts) if (field !== undefined) seen.set(field, (seen.get(field) ?? 0) + 1)

  const answers: [string, Answer][] = []
  const unanswered: string[] = []
  const overlapping: string[] = []
  const rest = [sectionText(lines, 0, starts[0]?.at ?? lines.length)]
  for (const [index, { at, field, value: first }] of starts.entries()) {
    const isUnderlined = !/^\s*[#＃]/u.test(lines[at]?.text ?? '') && UNDERLINE.test(lines[at + 1]?.text ?? '')
    const below = sectionText(lines, at + (isUnderlined ? 2 : 1), starts[index + 1]?.at ?? lines.length)
    const value = [first, below].filter((part) => part.trim() !== '').join('\n')
    if (field === undefined || seen.get(field) !== 1) {
      rest.push(value)
      continue
    }
    const { answer, overlap, rest: after } = readSection(question(field), value)
    rest.push(after)
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

/** Below a heading without marks it belongs to it. */
const UNDERLINE = /^\s{0,3}(?:={3,}|-{3,}|ー{3,}|＝{3,}|─{3,})\s*$/u

type Heading = NonNullable<ReturnType<typeof recordHeading>>
type Style = NonNullable<Heading['style']>

/** The first heading was written in this way, and so are those after it; a name by itself stands below a blank line. */
const goesOnAs = (first: Style | undefined, style: Style | undefined, lines: readonly Line[], at: number): boolean =>
  style !== undefined && style === first && (style !== 'alone' || (lines[at - 1]?.text ?? '').trim() === '')

interface Above {
  at: number
  value: string
  field: RecordField | undefined
}

interface Start extends Above {
  heading: string
  stands: Heading['stands']
  style?: Style
}

/**
 * A line that is written as the one above it, `name: value`, and names no field: nobody's words stand there, so that it would be
 * lost without being told of. In a text it stays a part of it, unless both lines bear a mark.
 */
function siblingOf(
  above: Start | undefined,
  lines: readonly Line[],
  text: string,
): { heading: string; value: string } | undefined {
  if (above === undefined || above.stands !== 'inline' || above.value === '') return undefined
  const own = inlineParts(text)
  if (own === undefined || own.mark !== inlineParts(lines[above.at]?.text ?? '')?.mark) return undefined
  const takesWords = above.field === undefined || above.field.kind === 'text-area'
  return own.mark === '' && takesWords ? undefined : own
}

/**
 * Whether a heading-like line belongs to somebody's words: `name: value` in the middle of them, as long as a heading stands above;
 * a name with nothing but a blank behind it wherever words may stand at all.
 */
function isSaid(stands: Heading['stands'], above: Above | undefined, lines: readonly Line[], at: number): boolean {
  if (stands === 'anywhere' || above === undefined) return false
  const takesWords = above.field === undefined || above.field.kind === 'text-area'
  if (stands === 'loose' && takesWords) return true
  if (above.value !== '') return false
  return takesWords || sectionText(lines, above.at + 1, at) === ''
}

function fieldsByName(fields: readonly RecordField[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  const add = (name: string, id: string): void => {
    if (name !== '' && !known.has(name)) known.set(name, id)
  }
  for (const { id, labels } of fields) for (const label of labels) add(bareName(label), id)
  for (const { id, labels } of fields) for (const label of labels) add(withoutRemark(bareName(label)), id)
  for (const { id } of fields) add(bareName(id), id)
  return known
}
