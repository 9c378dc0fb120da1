/** A sign that looks right and is not what YAML reads. */
export type ConfusableCharacter = 'full-width-colon' | 'full-width-space' | 'no-break-space' | 'no-space'

/** How many lines above the place where YAML gave up such a sign may stand. */
const FURTHEST = 10

/**
 * Where a Japanese keyboard or a word processor got in the way, on the line where YAML gave up or nearest above it:
 * with such a sign everything after it reads wrong, so that one is all there is to say.
 */
export function confusableCharacter(
  text: string,
  line: number,
): { sign: ConfusableCharacter; offset: number } | undefined {
  const lines = text.split('\n')
  for (let at = line - 1; at >= Math.max(0, line - FURTHEST); at -= 1) {
    const found = oddIn(lines[at] ?? '')
    // Text may well have a colon without a space; on the very line it is what is wrong.
    if (found === undefined || (found.sign === 'no-space' && at !== line - 1)) continue
    const before = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0)
    return { sign: found.sign, offset: before + found.at }
  }
  return undefined
}

/** The key of a line, as far as it can be told, is what stands before its first colon. */
function oddIn(line: string): { sign: ConfusableCharacter; at: number } | undefined {
  const space = /^[ \t]*(?:- [ \t]*)?([\u3000\u00a0])/.exec(line) ?? /^[ \t-]*\w[\w-]*:([\u3000\u00a0])/.exec(line)
  if (space !== null)
    return { sign: space[1] === '\u3000' ? 'full-width-space' : 'no-break-space', at: space[0].length - 1 }
  const wide = /^[ \t-]*\w[\w-]*[ \t\u3000]*：/.exec(line)
  if (wide !== null) return { sign: 'full-width-colon', at: wide[0].length - 1 }
  const close = /^[ \t-]*\w[\w-]*:(?=[^\s:/])/.exec(line)
  return close === null ? undefined : { sign: 'no-space', at: close[0].length - 1 }
}
