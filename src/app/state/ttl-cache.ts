/** Keeps answers for a while; whoever asks meanwhile waits for the same question. What fails is not kept. */
export function ttlCache<Answer>(life: number, now: () => Date) {
  const kept = new Map<string, { since: number; answer: Promise<Answer> }>()
  return {
    /** `within`: no older than that, where that is less than it is kept for. */
    get(key: string, ask: () => Promise<Answer>, within = life): Promise<Answer> {
      const there = kept.get(key)
      const time = now().getTime()
      // A clock that was set back makes nothing last longer.
      if (there && there.since <= time && time < there.since + Math.min(life, within)) return there.answer
      const entry = { since: time, answer: ask() }
      kept.set(key, entry)
      entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key)
      })
      return entry.answer
    },
    drop(key: string): void {
      kept.delete(key)
    },
    forget(): void {
      kept.clear()
    },
  }
}
