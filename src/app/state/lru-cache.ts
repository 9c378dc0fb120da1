export type LruCache<Value> = ReturnType<typeof lruCache<Value>>

/** Keeps the last so many values, by key. */
export function lruCache<Value>(most: number) {
  const kept = new Map<string, Value>()
  return {
    get: (key: string): Value | undefined => kept.get(key),
    keep(key: string, value: Value): Value {
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return value
    },
    drop: (key: string): void => void kept.delete(key),
    forget: (): void => kept.clear(),
  }
}
