import type { Question } from './question.ts'
import { isReadable, readValue, type Value } from './read-value.ts'

/** `rest` is text below a choice that is no part of it: a note, or a field that the form no longer has. */
export type Section = Value & { rest: string }

/** An answer that somebody typed below GitHub's sign that there is none. */
const ADDED = /^\s*_No response_[ \t]*\n\s*(?=\S)/

/** Reads everything between two headings. */
export function readSection(question: Question, section: string): Section {
  // A longer text is kept just as it stands.
  const isLong = question.kind === 'text' && !question.singleLine
  const text = isLong ? section : section.replace(ADDED, '')
  const whole = { ...readValue(question, text), rest: '' }
  if (isReadable(whole.answer) || question.kind === 'checkboxes') return whole
  // Several choices may also stand one a line.
  const end = text.search(question.kind === 'many' ? /\n[ \t]*\n/ : /\n/)
  if (end === -1) return whole
  const choice = readValue(question, text.slice(0, end))
  return isReadable(choice.answer) ? { ...choice, rest: text.slice(end).trim() } : whole
}
