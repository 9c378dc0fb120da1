/** Work in lanes: one after another within a lane, side by side between lanes. */
export interface KeyedQueue {
  add(lane: string, work: () => Promise<void>): void
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>
}

export function keyedQueue(onError: (error: unknown) => void): KeyedQueue {
  const tails = new Map<string, Promise<void>>()
  return {
    add(lane, work) {
      const tail = (tails.get(lane) ?? Promise.resolve()).then(work).catch(onError)
      tails.set(lane, tail)
      void tail.then(() => {
        if (tails.get(lane) === tail) tails.delete(lane)
      })
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}
