/**
 * A comment that begins with one of these words makes its reader wait for the thing it is about: it names that first, and then
 * the reason.
 */
const OPENING = /^\s*(?:\/\*\*?\s+(?:\* )?|(?<!\/\/ .*\n\s*)\/\/ )(?:What|Whatever|Who|Whoever|That)\b.*$/gm

/** The comments of a source text that begin so, those that go on from a line above left out. */
export const openings = (text: string): string[] => (text.match(OPENING) ?? []).map((one) => one.trim())
