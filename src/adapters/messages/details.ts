import { blocks, bullets } from './marks.ts'

/** A text for readers who want it, folded away. The summary is a text of ours. */
export const details = (summary: string, content: string): string =>
  `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`

/** One of several things that are folded away together; nothing where there is nothing below the title. */
export const section = (title: string, content: string): string =>
  content === '' ? '' : blocks(`### ${title}`, content)

/** A list of which the first few stand open; one more is no reason to fold. */
export function foldedAfter(items: readonly string[], open: number, summary: (count: number) => string): string {
  if (items.length <= open + 1) return bullets(items)
  const rest = items.slice(open)
  return blocks(bullets(items.slice(0, open)), details(summary(rest.length), bullets(rest)))
}
