import { classifyLines, type Line } from '../../../domain/markdown/classify-lines.ts'
import { visibleText } from '../../../domain/markdown/visible-text.ts'

const HEADING = /^ {0,3}#{1,2}(?:[ \t]+(?![ \t])(.*)|[ \t#]*)$/

/** Lines of a plan by the part that they stand in: its hidden mark, else its heading, begins a part. */
export function planParts(
  plan: string,
  partOf: { mark(text: string): string | undefined; heading(text: string): string | undefined },
) {
  const parts = new Map<string, Line[]>()
  let now: string | undefined
  for (const line of classifyLines(plan)) {
    const heading = line.kind === 'text' ? HEADING.exec(line.text) : null
    const begun = line.kind === 'comment' ? partOf.mark(line.text.trim()) : undefined
    if (begun !== undefined) now = begun
    else if (heading !== null) now = partOf.heading(visibleText(withoutClosing(heading[1] ?? '')).trim())
    else if (now !== undefined) {
      const lines = parts.get(now)
      if (lines === undefined) parts.set(now, [line])
      else lines.push(line)
    }
  }
  return parts
}

/** A heading may end with as many marks as its writer likes. */
function withoutClosing(heading: string): string {
  let end = heading.length
  while (end > 0 && ' \t#'.includes(heading[end - 1] ?? '')) end -= 1
  return heading.slice(0, end)
}
