/** Medians of what the calls measure, taken in turn so that a noisy neighbour meets all alike. */
export async function inTurn(measures: readonly (() => Promise<number>)[], runs: number): Promise<number[]> {
  const taken = measures.map((): number[] => [])
  for (let run = 0; run < runs; run += 1) {
    for (const [index, measure] of measures.entries()) taken[index]?.push(await measure())
  }
  return taken.map(median)
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
