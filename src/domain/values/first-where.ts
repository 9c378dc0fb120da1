/** By halving: the place of the first thing for which it holds, where it then holds for all that follow; their number where it holds for none. */
export function firstWhere<T>(things: readonly T[], holds: (thing: T) => boolean): number {
  let low = 0
  let high = things.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(things[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
