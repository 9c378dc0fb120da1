/** The least of all that a call measures, taken in turn so that a noisy neighbour meets all alike. */
export async function inTurn(
  measures: readonly (() => Promise<number>)[],
  runs: number,
  standsFor: (values: readonly number[]) => number = median,
): Promise<number[]> {
  const taken = measures.map((): number[] => [])
  for (let run = 0; run < runs; run += 1) {
    for (const [index, measure] of measures.entries()) taken[index]?.push(await measure())
  }
  return taken.map(standsFor)
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Others that want the processor, and its caches, only ever add to what a run takes. */
export const quickest = (values: readonly number[]): number => Math.min(...values)

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
