/** Markdown that we made, for a terminal: without marks, and without anything that a terminal obeys. */
export const asPlainText = (markdown: string): string =>
  markdown
    .replaceAll('<br>', ' ')
    .replace(/<[^<>]+>/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll(/\*\*|`/g, '')
    .replace(/\p{C}/gu, '')

/** The same of several lines, which stay as many. */
export const asPlainLines = (markdown: string): string => markdown.split('\n').map(asPlainText).join('\n')
