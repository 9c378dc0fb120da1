import type { Line } from '../markdown/classify-lines.ts'

/** A line that looks like the heading that GitHub writes for an item. */
export type Heading = { line: number; item: number }

/** The text of a `### ` heading; undefined for every other line. */
export function headingText(line: string): string | undefined {
  let start = 0
  while (line[start] === ' ') start += 1
  if (start > 3 || !line.startsWith('###', start)) return undefined
  const next = line[start + 3]
  return next === ' ' || next === '\t' ? line.slice(start + 4).trim() : undefined
}

/**
 * Every line that reads like one of the headings, in code and comments too: an unclosed fence in one answer must not
 * swallow all that follow. Which of them count is judged afterwards.
 */
export function findHeadings(lines: readonly Line[], itemOf: ReadonlyMap<string, number>): Heading[] {
  const headings: Heading[] = []
  for (const [line, { text }] of lines.entries()) {
    if (!text.includes('###')) continue
    const label = headingText(text)
    const item = label === undefined ? undefined : itemOf.get(label)
    if (item !== undefined) headings.push({ line, item })
  }
  return headings
}
