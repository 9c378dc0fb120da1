import { foldText } from './fold-text.ts'

/** Further on a text is as like another as before. */
const LONGEST = 1_000

/** How much of two texts is the same, from 0 to 1: the share of pairs of neighbouring letters that both have. */
export function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  const all = total(pairs) + total(others)
  if (all === 0) return 0
  let shared = 0
  for (const [pair, times] of pairs) shared += Math.min(times, others.get(pair) ?? 0)
  return (2 * shared) / all
}

/** Marks and blanks between words tell nothing. */
function pairsOf(text: string): ReadonlyMap<string, number> {
  const letters = [...foldText(text.slice(0, LONGEST)).replace(/[^\p{L}\p{N}]+/gu, '')]
  const pairs = new Map<string, number>()
  for (const [at, letter] of letters.slice(1).entries()) {
    const pair = `${letters[at] ?? ''}${letter}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const total = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((sum, times) => sum + times, 0)
