/** Node 20 has no `Map.groupBy` yet. */
export function groupBy<T, K>(things: Iterable<T>, keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return groups
}

/** Each thing that has the same key as an earlier one, with that earlier one. */
export function repeats<T>(things: Iterable<T>, keyOf: (thing: T) => string): { thing: T; first: T }[] {
  return [...groupBy(things, keyOf).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map((thing) => ({ thing, first })),
  )
}
