import { processorMilliseconds } from './processor-milliseconds.ts'

const TRIES = 4

/**
 * How much longer a large piece of work takes than as many small ones as make it up: 1 where time grows with the work, as
 * many times as there are small ones where it grows with the square. Both have the same to do, in turn, and the least of
 * each counts: who else wants the processor, and its caches, only ever adds.
 */
export function growth(large: () => unknown, small: () => unknown, count: number): number {
  const taken = { large: Number.POSITIVE_INFINITY, small: Number.POSITIVE_INFINITY }
  const allSmall = () => {
    for (let which = 0; which < count; which += 1) small()
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    taken.small = Math.min(taken.small, processorMilliseconds(allSmall))
    taken.large = Math.min(taken.large, processorMilliseconds(large))
  }
  return taken.large / taken.small
}
