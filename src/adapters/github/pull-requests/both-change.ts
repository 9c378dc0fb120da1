/** Lines of the text from which two changes began. */
interface Range {
  from: number
  to: number
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/

/** The lines that a patch takes away or writes beside, as they were numbered before it. */
function touched(patch: string): Range[] {
  const ranges: Range[] = []
  let line = 0
  let isReplaced = false
  for (const text of patch.split('\n')) {
    const hunk = HUNK.exec(text)
    if (hunk !== null) line = Number(hunk[1])
    else if (text.startsWith('-')) {
      ranges.push({ from: line, to: line })
      line += 1
    } else if (!text.startsWith('+')) line += 1
    // Lines in the place of others are where those were; lines that are only added lie between two that stay.
    else if (!isReplaced) ranges.push({ from: line - 1, to: line })
    isReplaced = text.startsWith('-') || (isReplaced && text.startsWith('+'))
  }
  return ranges
}

/** The lines at which two patches of one text meet, as numbers or `12–14`. */
export function bothChange(one: string, other: string): string[] {
  const others = touched(other)
  const meet = touched(one)
    .flatMap(({ from, to }) =>
      others.flatMap((range) => {
        const [first, last] = [Math.max(from, range.from), Math.min(to, range.to)]
        return first <= last ? [{ from: Math.max(first, 1), to: Math.max(last, 1) }] : []
      }),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const joined: Range[] = []
  for (const range of meet) {
    const last = joined.at(-1)
    if (last !== undefined && range.from <= last.to + 1) last.to = Math.max(last.to, range.to)
    else joined.push({ ...range })
  }
  return joined.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
}
