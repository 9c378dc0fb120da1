export type Cell = string | number | readonly string[] | undefined

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[head, ...rows.map((cells) => cells.map(cell))].map((row) => row.join(',')).join('\r\n')}\r\n`

function cell(value: Cell): string {
  const text = typeof value === 'object' ? value.join(' ') : String(value ?? '')
  // A spreadsheet would run what begins like a formula, in full width and behind what nobody sees, too.
  const harmless = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
