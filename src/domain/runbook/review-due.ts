import { Temporal } from 'temporal-polyfill'
import type { RunbookHead } from './runbook-head.ts'

/** The day by which a runbook is to be reviewed again, as YYYY-MM-DD; undefined where it never was. */
export function reviewDue(head: Pick<RunbookHead, 'reviewed' | 'review-every'>): string | undefined {
  if (head.reviewed === null) return undefined
  return Temporal.PlainDate.from(head.reviewed).add(Temporal.Duration.from(head['review-every'])).toString()
}
