/** Work in lanes: one after another within a lane, side by side between lanes. */
export interface KeyedQueue {
  add(lane: string, work: () => Promise<void>): void
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>
}

/** When work need not wait for what is before it: that waits itself, for GitHub's limits alone, and its record is written. */
export interface Overtaking {
  isSlowed(): boolean
  sleep(milliseconds: number): Promise<void>
}

const LOOK_EVERY_MS = 1_000
const STALLED_AFTER_MS = 4_000

export function keyedQueue(onError: (error: unknown) => void, { isSlowed, sleep }: Overtaking): KeyedQueue {
  const lanes = new Map<string, { started: Promise<unknown>; done: Promise<void> }>()
  const running = new Set<Promise<void>>()

  /** Somebody contains while an answer of this case waits for its turn: what he says must not wait with it. */
  async function stalled({ started, done }: { started: Promise<unknown>; done: Promise<void> }): Promise<void> {
    let isDone = false
    void done.then(() => {
      isDone = true
    })
    await started
    for (let waited = 0; !isDone && !(isSlowed() && waited >= STALLED_AFTER_MS); waited += LOOK_EVERY_MS)
      await sleep(LOOK_EVERY_MS)
  }

  return {
    add(lane, work) {
      const ahead = lanes.get(lane)
      const started = ahead === undefined ? Promise.resolve() : Promise.race([ahead.done, stalled(ahead)])
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
