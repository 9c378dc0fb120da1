import type { Language, Words } from '../../../domain/policy/basics.ts'
import { listed } from '../message-context.ts'
import { type Markdown, md, type Translate } from '../texts.ts'

/** The surroundings of the words on an edition: no case, no people. */
export interface EditionSpeech {
  translate: Translate
  language: Language
  /** The policy's words in a line, made harmless. */
  words(words: Words): string
}

/** Words of the policy in a row, each once. */
export const named = (speech: EditionSpeech, all: readonly Words[]): Markdown =>
  md(listed(speech, [...new Set(all.map((one) => speech.words(one)))]))

/** A table; cells are Markdown of ours. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
