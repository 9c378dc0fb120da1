import { asNumber } from './json.ts'

/** A file as it was before a write that reads by branch do not show yet. */
type Before = { until: number; answer: { status: number; body: unknown } }

/** GitHub's contents by branch may lag behind a write for seconds (PyGithub#2709). */
export type StaleReads = {
  seconds(): number
  set(seconds: unknown): void
  remember(key: string, answer: { status: number; body: unknown }): void
  /** The old answer, where the last write is not shown yet. */
  of(key: string): { status: number; body: unknown } | undefined
}

export function staleReads(): StaleReads {
  let seconds = 0
  const before = new Map<string, Before>()
  return {
    seconds: () => seconds,
    set: (wanted) => {
      seconds = asNumber(wanted) ?? 0
      if (seconds === 0) before.clear()
    },
    remember: (key, answer) => {
      // The first of several writes says from when on it lags.
      const there = before.get(key)
      if (there === undefined || there.until <= performance.now())
        before.set(key, { until: performance.now() + seconds * 1_000, answer })
    },
    of: (key) => {
      const there = before.get(key)
      return there !== undefined && there.until > performance.now() ? there.answer : undefined
    },
  }
}
