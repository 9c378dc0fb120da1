/** When work need not wait for what is before it: that waits itself, for GitHub's limits alone, and its record is written. */
export interface Overtaking {
  isSlowed(): boolean
  sleep(milliseconds: number): Promise<void>
}

/** Work that is before other work. */
export interface Ahead {
  started: Promise<unknown>
  done: Promise<unknown>
}

const LOOK_EVERY_MS = 1_000
const STALLED_AFTER_MS = 4_000

/** Resolves when the work ahead is over, or stalls: somebody contains while an answer of this case waits, and must not wait with it. */
export function overOrStalled(ahead: Ahead, { isSlowed, sleep }: Overtaking): Promise<void> {
  return Promise.race([ahead.done.then(() => undefined), stalled()])

  async function stalled(): Promise<void> {
    let isDone = false
    void ahead.done.then(() => {
      isDone = true
    })
    await ahead.started
    for (let waited = 0; !isDone && !(isSlowed() && waited >= STALLED_AFTER_MS); waited += LOOK_EVERY_MS)
      await sleep(LOOK_EVERY_MS)
  }
}
