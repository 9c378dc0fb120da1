import * as Duration from 'temporal-polyfill/fns/Duration'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import { dayOf } from '../time/day.ts'
import type { RunbookHead } from './runbook-head.ts'

/** The day by which a runbook is to be reviewed again, as YYYY-MM-DD; undefined where it never was. */
export function reviewDue(head: Pick<RunbookHead, 'reviewed' | 'review-every'>): string | undefined {
  if (head.reviewed === null) return undefined
  return PlainDate.toString(PlainDate.add(dayOf(head.reviewed), Duration.fromString(head['review-every'])))
}
