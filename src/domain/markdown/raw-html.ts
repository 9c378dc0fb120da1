const opener = /^ {0,3}<(?:(!--)|(\?)|(!\[CDATA\[)|(![a-z])|(pre|script|style|textarea)(?=[ \t>]|$))/i

/** Which mark ends it, and how much of that may stand within what begins it: `<!-->` is a whole comment already. */
const ENDS: readonly (readonly [end: string, shared: number])[] = [
  ['-->', 2],
  ['?>', 0],
  [']]>', 0],
  ['>', 0],
]

/**
 * Where a comment, an instruction, a declaration or a raw element ends that begins a line: at its closing mark, else with
 * the body, just as GitHub hides or shows it.
 */
export function rawHtmlEnd(
  lines: readonly string[],
  start: number,
): { line: number; kind: 'comment' | 'fence'; closed: boolean } | undefined {
  const first = lines[start] ?? ''
  const found = opener.exec(first)
  if (found === null) return undefined
  const tag = found[5]?.toLowerCase()
  const [ends, shared] =
    tag === undefined ? (ENDS[found.slice(1, 5).findIndex(Boolean)] ?? ['-->', 2]) : [`</${tag}>`, 0]
  const kind = tag === undefined ? 'comment' : 'fence'
  let from = found[0].length - shared
  for (let line = start; line < lines.length; line += 1) {
    if ((lines[line] ?? '').toLowerCase().includes(ends, from)) return { line, kind, closed: true }
    from = 0
  }
  return { line: lines.length - 1, kind, closed: false }
}
