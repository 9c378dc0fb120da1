const BASE = 100
const CAP = 4_000

/** Milliseconds before the try that follows `failures` failed ones: anywhere up to a bound that doubles, so that writers spread out. */
export function backoff(failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(CAP, BASE * 2 ** (failures - 1)))
}
