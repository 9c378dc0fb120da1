import { distance } from 'fastest-levenshtein'

/** The known word that a mistyped one was probably meant to be, if any is near enough to say so. */
function suggest(word: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    // As many slips as one is longer than the other: of a long word that somebody sends, hardly any is compared.
    .filter((candidate) => isNear(Math.abs(word.length - candidate.length), word.length, candidate.length))
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .filter(({ candidate, far }) => isNear(far, word.length, candidate.length))
    .sort((a, b) => a.far - b.far)
  return nearest?.candidate
}

/** Two slips (two letters swapped count as two), more in long words; never a word that shares nothing. */
const isNear = (far: number, one: number, other: number): boolean =>
  far < Math.min(one, other) && far <= Math.max(2, Math.floor(Math.max(one, other) / 3))

/** The same as a parameter of a problem. */
export function suggestion(word: string, known: readonly string[]): { suggestion?: string } {
  const found = suggest(word, known)
  return found === undefined ? {} : { suggestion: found }
}
