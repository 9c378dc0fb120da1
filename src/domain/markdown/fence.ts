export type Fence = {
  mark: '`' | '~'
  length: number
  /** Columns of the list markers before the fence; a line with less indentation leaves the list item and so the fence. */
  container: number
}

const listMarker = /^(?:[-+*]|\d{1,9}[.)])[ \t]/

/** The fence that a line opens, also directly behind list markers. */
export function fenceOpenedBy(line: string): Fence | undefined {
  // Nearly every line ends here.
  if (!line.includes('```') && !line.includes('~~~')) return undefined
  let start = 0
  let container = 0
  for (;;) {
    const from = start
    while (line[start] === ' ') start += 1
    if (start - from > 3) return undefined
    const marker = listMarker.exec(line.slice(start, start + 12))
    if (marker === null) break
    start += marker[0].length
    container = start
  }
  const mark = line[start]
  if (mark !== '`' && mark !== '~') return undefined
  const length = runLength(line, start)
  if (length < 3) return undefined
  // Backticks later on the line make it inline code.
  if (mark === '`' && line.includes('`', start + length)) return undefined
  return { mark, length, container }
}

/** The effect of a line on an open fence: it stays inside, closes it, or stands outside of the list item that holds it. */
export function fenceClosedBy(fence: Fence, line: string): 'open' | 'closed' | 'left' {
  let start = 0
  while (line[start] === ' ' || line[start] === '\t') start += 1
  if (start === line.length) return 'open'
  if (start < fence.container && line[start - 1] !== '\t') return 'left'
  if (start > fence.container + 3 || line[start] !== fence.mark) return 'open'
  const length = runLength(line, start)
  return length >= fence.length && line.slice(start + length).trim() === '' ? 'closed' : 'open'
}

function runLength(line: string, start: number): number {
  const mark = line[start]
  let end = start
  while (line[end] === mark) end += 1
  return end - start
}
