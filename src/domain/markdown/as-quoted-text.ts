import { cutText } from './cut-text.ts'
import { escapeLine } from './escape-text.ts'
import { visibleText } from './visible-text.ts'

export type QuoteOptions = {
  /** In characters as people count them (graphemes). */
  maxLength?: number
}

/** People's words as a Markdown block quote that shows them as they are and does nothing else; '' for no words. */
export function asQuotedText(text: string, { maxLength = 4_000 }: QuoteOptions = {}): string {
  const shown = cutText(visibleText(text).trim(), maxLength)
  if (shown === '') return ''
  return shown
    .split('\n')
    .map((line) => `> ${escapeLine(line)}`.trimEnd())
    .join('\n')
}

/** People's words within a line of ours or in a table cell: line breaks become blanks. */
export function asInlineText(text: string, { maxLength = 200 }: QuoteOptions = {}): string {
  return escapeLine(cutText(visibleText(text).replace(/\s+/g, ' ').trim(), maxLength))
}
