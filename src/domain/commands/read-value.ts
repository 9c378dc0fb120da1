import type { Answer } from '../issue-form/answer.ts'
import { type OptionReader, optionReader } from '../issue-form/read-options.ts'
import { wordsIn } from '../policy/basics.ts'
import { optionWords } from '../policy/field-options.ts'
import type { Field } from '../policy/fields.ts'
import { namedOptions } from '../policy/form-of.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Clock } from '../time/clock.ts'
import { readTime } from '../time/read-time.ts'
import { timeInClause } from '../time/time-in-clause.ts'
import { oncePer } from '../values/once-per.ts'
import type { RawValue } from './answered.ts'
import { takeNamed } from './read-named.ts'

type Chosen = Extract<Field, { kind: 'choice' | 'choices' | 'checks' | 'systems' | 'customers' }>
type Many = Exclude<Chosen, { kind: 'choice' }>

/** A value as somebody wrote it, read as the field's kind allows. */
export function readValue(policy: Policy, field: Field, text: string, clock: Clock): RawValue {
  switch (field.kind) {
    case 'text':
    case 'line':
      return { kind: 'text', text }
    case 'accounts':
      return { kind: 'accounts', text }
    case 'time':
      return readTimeValue(field, text, clock)
    case 'choice':
      return readChoice(policy, field, text)
    case 'choices':
    case 'checks':
    case 'systems':
    case 'customers':
      return readMany(policy, field, text)
  }
}

/**
 * An answer to a form or `/record`. What a form lists beside known options is kept as their text, for a form is never
 * turned away; in a comment somebody is there to be asked.
 */
export function valueFrom(
  policy: Policy,
  field: Field,
  answer: Answer,
  clock: Clock,
  from: 'form' | 'record',
): RawValue {
  switch (answer.kind) {
    case 'text':
    case 'unreadable':
      return readValue(policy, field, answer.text, clock)
    case 'choice':
      return { kind: 'options', ids: [answer.id], text: '' }
    case 'choices': {
      if (answer.unknown.length === 0) return { kind: 'options', ids: answer.ids, text: '' }
      const unknown = answer.unknown.join('\n')
      const more = isMany(field) ? readMany(policy, field, unknown) : undefined
      if (more?.kind === 'options')
        return { kind: 'options', ids: [...new Set([...answer.ids, ...more.ids])], text: '' }
      if (from === 'form' && answer.ids.length > 0) return { kind: 'options', ids: answer.ids, text: unknown }
      return { kind: 'not-an-option', text: [...answer.ids, ...answer.unknown].join(', ') }
    }
  }
}

/** An answer that can be read in two ways: its text is kept, and nothing is concluded from it. */
export function textFrom(policy: Policy, field: Field, answer: Answer, language: 'ja' | 'en'): RawValue {
  const text = shown(policy, field, answer, language)
  switch (field.kind) {
    case 'text':
    case 'line':
      return { kind: 'text', text }
    case 'accounts':
      return { kind: 'accounts', text }
    case 'time':
      return { kind: 'unread-time', why: 'ambiguous', text }
    case 'choice':
    case 'choices':
    case 'checks':
    case 'systems':
    case 'customers':
      return { kind: 'not-an-option', text }
  }
}

function shown(policy: Policy, field: Field, answer: Answer, language: 'ja' | 'en'): string {
  switch (answer.kind) {
    case 'text':
    case 'unreadable':
      return answer.text
    case 'choice':
      return wordsFor(policy, field, answer.id, language)
    case 'choices':
      return [...answer.ids.map((id) => wordsFor(policy, field, id, language)), ...answer.unknown].join(', ')
  }
}

const wordsFor = (policy: Policy, field: Field, id: string, language: 'ja' | 'en'): string =>
  wordsIn(language, optionWords(policy, field, id))

/** The names of each field's options, read once for a policy. */
const optionsRead = oncePer((policy: Policy) => {
  const known = new Map<Chosen, OptionReader>()
  return (field: Chosen) => {
    const found = known.get(field) ?? optionReader(namedOptions(policy, field))
    known.set(field, found)
    return found
  }
})

function readTimeValue(field: Extract<Field, { kind: 'time' }>, text: string, clock: Clock): RawValue {
  const read = field.ahead === true ? readTime(text, clock, true) : timeInClause(text, clock)
  return read.kind === 'time' ? { kind: 'time', at: read.at, text } : { kind: 'unread-time', why: read.why, text }
}

function readChoice(policy: Policy, field: Extract<Chosen, { kind: 'choice' }>, text: string): RawValue {
  const { one, part } = optionsRead(policy)(field)
  const said = withoutBullets(withoutBoxes(text)).trim()
  const id = one(said) ?? part(said) ?? one(said.replace(INTO, ''))
  if (id !== undefined) return { kind: 'options', ids: [id], text: '' }
  const first = field.reason ? takeNamed(namedOptions(policy, field), text) : undefined
  return first === undefined ? { kind: 'not-an-option', text } : { kind: 'options', ids: [first.id], text: first.rest }
}

function readMany(policy: Policy, field: Many, text: string): RawValue {
  const { one, many, part } = optionsRead(policy)(field)
  const { ids, unknown, overlap } = many(withoutBullets(withoutBoxes(text)))
  const more = unknown.flatMap((said) => {
    const whole = part(said)
    if (whole !== undefined) return [whole]
    const pieces = said.split(BETWEEN).filter((piece) => piece !== '')
    return pieces.length < 2 ? [undefined] : pieces.map((piece) => one(piece) ?? part(piece))
  })
  return (ids.length === 0 && more.length === 0) || more.includes(undefined) || overlap
    ? { kind: 'not-an-option', text }
    : { kind: 'options', ids: [...new Set([...ids, ...more.flatMap((id) => id ?? [])])], text: '' }
}

/** The coloured dot that stands before a severity wherever it is shown. */
const DRAWN = /^\s*\p{Extended_Pictographic}\ufe0f?\s*/u

/** The signs that people set between two of a list, where no comma is. */
const BETWEEN = /[\s/／・&＆+＋]+(?:and\s+|と\s+)?|(?<=[^\s])と(?=[^\s])/u

/** How a sentence carries a value: 深刻度を高に, `severity to high`. */
const INTO = /^to\s+|(?:に|へ|と|です|でした|にする|とする|に変更|になりました)[。.]?$/iu

const isMany = (field: Field): field is Many =>
  field.kind === 'choices' || field.kind === 'checks' || field.kind === 'systems' || field.kind === 'customers'

/** `□ A ■ B`, as on paper: what has a filled box is chosen. */
function withoutBoxes(text: string): string {
  if (!/[■☑☒✓✔]/u.test(text)) return text.replace(/^\s*□\s*/u, '')
  const chosen = [...text.matchAll(/[■☑☒✓✔]\s*([^■☑☒✓✔□☐\n]+)/gu)].map(([, one = '']) => one.trim())
  return chosen.join('\n')
}

/** A list typed by hand; boxes that are not ticked say nothing. */
const withoutBullets = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^ {0,8}[-*+] \[ \]/.test(line))
    .map((line) => line.replace(/^ {0,8}[-*+・] {0,8}(?:\[[xX]\] {0,8})?/, '').replace(DRAWN, ''))
    .join('\n')
