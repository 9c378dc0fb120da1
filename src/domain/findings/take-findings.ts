import { takeWord } from '../commands/read-named.ts'
import { toHalfWidth } from '../commands/to-half-width.ts'

/** The findings that a text begins with, as `F1 F3–F7, F9: …`, and what follows them. */
export function takeFindings(text: string): { findings: string[]; rest: string } {
  const findings: string[] = []
  let rest = text.trim()
  for (;;) {
    const first = takeWord(rest)
    const pieces = toHalfWidth(first?.word ?? '')
      .toLowerCase()
      .split(/[,、，]/)
      .filter((piece) => piece !== '')
    const ids = pieces.map(idsIn)
    if (first === undefined || ids.length === 0 || ids.some((some) => some.length === 0)) break
    findings.push(...ids.flat())
    rest = first.rest
  }
  return { findings: [...new Set(findings)], rest }
}

/** More than anybody would mean. */
const MOST = 500

/** `f3`, or all from `f3` to `f7`; none where it is something else. */
function idsIn(piece: string): string[] {
  const [, from = '', to = from] = /^f([1-9]\d{0,3})(?:[-–—~〜]f?([1-9]\d{0,3}))?$/.exec(piece) ?? []
  const length = Number(to) - Number(from) + 1
  if (from === '' || length < 1 || length > MOST) return []
  return Array.from({ length }, (_, at) => `f${Number(from) + at}`)
}
