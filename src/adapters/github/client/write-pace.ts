/** Keeps requests within what GitHub lets one installation do, so that it never has to refuse them. */
export interface Pace {
  /** Answers when it is this request's turn: first come, first served, reads and writes apart. */
  turn(kind: 'read' | 'write'): Promise<void>
  /** Nobody's turn for so many milliseconds: GitHub has asked for a pause. */
  hold(milliseconds: number): void
}

interface Limit {
  within: number
  most: number
  cost: Readonly<Record<'read' | 'write', number>>
}

const MINUTE = 60_000
const A_WRITE = { read: 0, write: 1 }

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api (secondary rate limits). */
export const GITHUB_LIMITS: readonly Limit[] = [
  { within: MINUTE, most: 80, cost: A_WRITE },
  { within: 60 * MINUTE, most: 500, cost: A_WRITE },
  { within: MINUTE, most: 900, cost: { read: 1, write: 5 } },
]

/** Nothing waits until a limit is reached: a case in a hurry gets all that GitHub allows at once. */
export function writePace(
  { now, sleep }: { now: () => Date; sleep: (milliseconds: number) => Promise<void> },
  limits: readonly Limit[] = GITHUB_LIMITS,
): Pace {
  const windows = limits.map(window)
  const queues = { read: Promise.resolve(), write: Promise.resolve() }
  let heldUntil = 0

  async function admit(kind: 'read' | 'write'): Promise<void> {
    for (;;) {
      const time = now().getTime()
      const wait = Math.max(heldUntil - time, ...windows.map((each) => each.wait(kind, time)))
      if (wait <= 0) break
      await sleep(wait)
    }
    for (const each of windows) each.spend(kind, now().getTime())
  }

  return {
    turn(kind) {
      const turn = queues[kind].then(() => admit(kind))
      queues[kind] = turn.catch(() => undefined)
      return turn
    },
    hold(milliseconds) {
      heldUntil = Math.max(heldUntil, now().getTime() + milliseconds)
    },
  }
}

/** What was spent in the time that counts; it comes back as each of it grows old. */
function window({ within, most, cost }: Limit) {
  const spent: { at: number; cost: number }[] = []
  let sum = 0

  return {
    wait(kind: 'read' | 'write', time: number): number {
      if (cost[kind] === 0) return 0
      while (spent[0] !== undefined && spent[0].at + within <= time) sum -= spent.shift()?.cost ?? 0
      const oldest = spent[0]
      return oldest === undefined || sum + cost[kind] <= most ? 0 : oldest.at + within - time
    },
    spend(kind: 'read' | 'write', time: number): void {
      if (cost[kind] === 0) return
      spent.push({ at: time, cost: cost[kind] })
      sum += cost[kind]
    },
  }
}
