import type { KnownFinding } from './findings.ts'

/** `F1`, `F3–F7`: as people write them, those that follow each other as one. */
export function runsOf(findings: readonly Pick<KnownFinding, 'id'>[]): string[] {
  const numbers = findings.map(({ id }) => Number(id.slice(1))).sort((one, other) => one - other)
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `F${from}` : `F${from}–F${to}`))
}

export const ranges = (findings: readonly Pick<KnownFinding, 'id'>[]): string => runsOf(findings).join(' ')
