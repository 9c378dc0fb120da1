import type { Line } from '../markdown/classify-lines.ts'

/** The lines from `from` up to, not including, `to` as one text, without the blank lines around it. */
export function sectionText(lines: readonly Line[], from: number, to: number): string {
  let first = from
  let last = to
  while (first < last && lines[first]?.text.trim() === '') first += 1
  while (last > first && lines[last - 1]?.text.trim() === '') last -= 1
  return lines
    .slice(first, last)
    .map((line) => line.text)
    .join('\n')
    .trimEnd()
}
