import { lruCache } from './lru-cache.ts'

export interface Keeping {
  /** Milliseconds. */
  life: number
  /** Keys can come out of what people write: of more than these the oldest goes. */
  most: number
}

/** Keeps answers for a while; whoever asks meanwhile waits for the same question. What fails is not kept. */
export function ttlCache<Answer>({ life, most }: Keeping, now: () => Date) {
  const kept = lruCache<{ since: number; answer: Promise<Answer> }>(most)
  return {
    /** `within`: no older than that, where that is less than it is kept for. */
    get(key: string, ask: () => Promise<Answer>, within = life): Promise<Answer> {
      const there = kept.get(key)
      const time = now().getTime()
      // A clock that was set back makes nothing last longer.
      if (there && there.since <= time && time < there.since + Math.min(life, within)) return there.answer
      const entry = kept.keep(key, { since: time, answer: ask() })
      entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.drop(key)
      })
      return entry.answer
    },
    drop: kept.drop,
    forget: kept.forget,
  }
}
