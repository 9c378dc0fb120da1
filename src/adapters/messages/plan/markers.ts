import { markOf } from '../../../app/ports/messages.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'

/** Hidden below the headings of a plan, so that its parts are found whatever people make of the headings. */
export const sectionMark = (id: string): string => markOf(`section=${id}`)
export const ACTIONS_MARK = markOf('action-items')

/** A prompt where its author sees it: on GitHub's page hidden words are found by nobody. */
export const prompt = (words: string): string => `> ✏️ ${asInlineText(words)}`

/** A word for whoever writes, hidden from whoever reads; a policy's words cannot end the comment. */
export const placeholder = (words: string): string => `<!-- ${words.replace(/\s+/g, ' ').replace(/--+|<!|>/g, ' ')} -->`
