import { type Ahead, type Overtaking, overOrStalled } from './overtaking.ts'

/** Work in lanes: one after another within a lane, side by side between lanes. */
export interface KeyedQueue {
  add(lane: string, work: () => Promise<void>): void
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>
}

export function keyedQueue(onError: (error: unknown) => void, overtaking: Overtaking): KeyedQueue {
  const lanes = new Map<string, Ahead>()
  const running = new Set<Promise<void>>()

  return {
    add(lane, work) {
      const ahead = lanes.get(lane)
      const started = ahead === undefined ? Promise.resolve() : overOrStalled(ahead, overtaking)
      const done = started.then(work).catch(onError)
      const entry = { started, done }
      lanes.set(lane, entry)
      running.add(done)
      void done.then(() => {
        running.delete(done)
        if (lanes.get(lane) === entry) lanes.delete(lane)
      })
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
