import type { Answer } from './answer.ts'
import type { Question } from './question.ts'
import type { OptionReader } from './read-options.ts'

export type Value = { answer: Answer | undefined; overlap: boolean }

const nothing: Value = { answer: undefined, overlap: false }

/** GitHub's text for a field that was left empty. */
const noResponse = '_No response_'

/** Reads the text below a heading; no answer where it says that there is none. */
export function readValue(question: Question, text: string): Value {
  const value = text.trim()
  if (value === '' || value === noResponse) return nothing
  switch (question.kind) {
    case 'text':
      return { answer: { kind: 'text', text }, overlap: false }
    case 'one':
      return value === 'None' ? nothing : { answer: readOne(question.options, value), overlap: false }
    case 'many':
      return value === 'None' ? nothing : readMany(question.options, value)
    case 'checkboxes':
      return readCheckboxes(question.options, value)
  }
}

/** Nothing in the value was beyond the question's options. */
export function isReadable(answer: Answer | undefined): boolean {
  if (answer === undefined || answer.kind === 'text' || answer.kind === 'choice') return true
  return answer.kind === 'choices' && answer.unknown.length === 0
}

function readOne(options: OptionReader, text: string): Answer {
  const id = options.one(text)
  if (id !== undefined) return { kind: 'choice', id }
  const { ids, unknown } = options.many(text)
  const several = ids.length > 1 && unknown.length === 0
  return { kind: 'unreadable', text, why: several ? 'several-options' : 'unknown-option' }
}

function readMany(options: OptionReader, text: string): Value {
  const { ids, unknown, overlap } = options.many(text)
  return { answer: { kind: 'choices', ids, unknown }, overlap }
}

function readCheckboxes(options: OptionReader, text: string): Value {
  const ids: string[] = []
  const unknown: string[] = []
  for (const line of text.split('\n')) {
    const box = readCheckbox(line)
    const id = box === undefined ? undefined : options.one(box.label)
    if (id === undefined) {
      if (line.trim() !== '') unknown.push(box?.ticked ? box.label : line.trim())
    } else if (box?.ticked && !ids.includes(id)) ids.push(id)
  }
  // All boxes left empty say nothing.
  if (ids.length === 0 && unknown.length === 0) return nothing
  return { answer: { kind: 'choices', ids, unknown }, overlap: false }
}

export function readCheckbox(line: string): { ticked: boolean; label: string } | undefined {
  const text = line.trim()
  if (text[0] !== '-' && text[0] !== '*' && text[0] !== '+') return undefined
  const box = text.slice(1).trimStart()
  const mark = box[1]
  if (box[0] !== '[' || box[2] !== ']' || (mark !== ' ' && mark !== 'x' && mark !== 'X')) return undefined
  return { ticked: mark !== ' ', label: box.slice(3).trim() }
}
