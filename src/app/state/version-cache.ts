import { lruCache } from './lru-cache.ts'

/** Keeps a value for as long as the thing that it was read from has this version. */
export function versionCache<Value>(most: number) {
  const kept = lruCache<{ version: string; value: Value }>(most)
  return {
    get(key: string, version: string): Value | undefined {
      const there = kept.get(key)
      return there?.version === version ? there.value : undefined
    },
    keep(key: string, version: string, value: Value): Value {
      kept.keep(key, { version, value })
      return value
    },
    drop: kept.drop,
  }
}
