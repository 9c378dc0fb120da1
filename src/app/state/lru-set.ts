export type LruSet<Thing> = ReturnType<typeof lruSet<Thing>>

/** Remembers the last so many things. */
export function lruSet<Thing>(most: number): { has(thing: Thing): boolean; add(thing: Thing): void } {
  const kept = new Set<Thing>()
  return {
    has: (thing) => kept.has(thing),
    add(thing) {
      kept.add(thing)
      const [oldest] = kept
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
  }
}
