import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 2_000

/** Asks again and again, ever more seldom, until it is so or so long has passed. */
export async function waitUntil(isSo: () => Promise<boolean>, waitMs: number): Promise<boolean> {
  const until = performance.now() + waitMs
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    if (await isSo()) return true
    if (performance.now() + pause > until) return false
    await sleep(pause)
  }
}
