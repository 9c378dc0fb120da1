export interface Patience {
  /** How often to try in all. */
  attempts: number
  sleep: (milliseconds: number) => Promise<void>
  /** From 0 up to, not including, 1. */
  random: () => number
}

const BASE = 100
const CAP = 4_000

/** Milliseconds before the try that follows `failures` failed ones: anywhere up to a bound that doubles, so that writers spread out. */
export function backoff(failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(CAP, BASE * 2 ** (failures - 1)))
}
