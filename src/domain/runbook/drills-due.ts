import type { RunbookHead } from './runbook-head.ts'

export interface RunbookDue {
  runbook: string
  /** When its drill fell due, in ISO 8601. */
  due: string
}

type Head = Pick<RunbookHead, 'id' | 'drill-every'>

/**
 * Runbooks whose drill is due, the longest first (R4.1-2). What was never drilled falls due within its time from when the
 * policy was adopted, one runbook after the other, so that a new company does not owe all of them on one day.
 */
export function drillsDue(
  heads: readonly Head[],
  drilled: readonly { runbook: string; at: string }[],
  { adopted, now }: { adopted: string; now: string },
  later: (at: string, length: string) => string,
): RunbookDue[] {
  const sorted = heads.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const all = sorted.map((head, rank): RunbookDue => {
    const [last] = drilled
      .flatMap(({ runbook, at }) => (runbook === head.id ? [at] : []))
      .sort((a, b) => Date.parse(b) - Date.parse(a))
    if (last !== undefined) return { runbook: head.id, due: later(last, head['drill-every']) }
    const from = Date.parse(adopted)
    const share = ((Date.parse(later(adopted, head['drill-every'])) - from) * (rank + 1)) / sorted.length
    return { runbook: head.id, due: new Date(from + share).toISOString() }
  })
  return all
    .filter(({ due }) => Date.parse(due) <= Date.parse(now))
    .sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
}
