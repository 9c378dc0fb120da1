import type { Line } from '../markdown/classify-lines.ts'
import type { Question } from './question.ts'
import { isReadable, readCheckbox, readValue } from './read-value.ts'

/**
 * Before which line the next heading (or the end of the body) must stand so that the answer in between is one that
 * GitHub could have written: at `from`, or also later. Undefined where no end makes it one.
 */
export type Fit = { from: number; orLater: boolean } | undefined

export function fitOf(question: Question, lines: readonly Line[], heading: number): Fit {
  const value = nextFilled(lines, heading + 1)
  if (value === lines.length) return undefined
  const text = lines[value]?.text ?? ''
  switch (question.kind) {
    case 'text':
      return question.singleLine ? after(lines, value) : { from: value + 1, orLater: true }
    case 'one':
    case 'many':
      return isReadable(readValue(question, text).answer) ? after(lines, value) : undefined
    case 'checkboxes': {
      let end = value
      while (isKnownBox(question, lines[end]?.text)) end += 1
      return end === value ? undefined : after(lines, end - 1)
    }
  }
}

function after(lines: readonly Line[], line: number): Fit {
  return { from: nextFilled(lines, line + 1), orLater: false }
}

function isKnownBox(question: Extract<Question, { kind: 'checkboxes' }>, line: string | undefined): boolean {
  const box = line === undefined ? undefined : readCheckbox(line)
  return box !== undefined && question.options.one(box.label) !== undefined
}

/** The first line from here on that is not blank; the number of lines where there is none. */
export function nextFilled(lines: readonly Line[], from: number): number {
  let line = from
  while (line < lines.length && lines[line]?.text.trim() === '') line += 1
  return line
}
