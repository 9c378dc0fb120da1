const opener = /^ {0,3}<(?:(!--)|(pre|script|style|textarea)(?=[ \t>]|$))/i

/**
 * Where a comment or a raw element ends that begins a line: at its closing mark, else with the body,
 * just as GitHub hides or shows it.
 */
export function rawHtmlEnd(
  lines: readonly string[],
  start: number,
): { line: number; kind: 'comment' | 'fence'; closed: boolean } | undefined {
  const first = lines[start] ?? ''
  const found = opener.exec(first)
  if (found === null) return undefined
  const tag = found[2]?.toLowerCase()
  const ends = tag === undefined ? '-->' : `</${tag}>`
  const kind = tag === undefined ? 'comment' : 'fence'
  // `<!-->` is a whole comment already.
  let from = tag === undefined ? found[0].length - 2 : found[0].length
  for (let line = start; line < lines.length; line += 1) {
    if ((lines[line] ?? '').toLowerCase().includes(ends, from)) return { line, kind, closed: true }
    from = 0
  }
  return { line: lines.length - 1, kind, closed: false }
}
