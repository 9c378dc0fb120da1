import type { Judgement } from '../audit/operation-check/operation.ts'
import { changedFindings } from './changed-findings.ts'
import { withChanges } from './evolve-findings.ts'
import type { Findings } from './findings.ts'

/** The record of an operation check that is begun now: the same numbers, evidence and states. */
export function findingsNow(judged: readonly Judgement[], at: string): Findings {
  const event = changedFindings(undefined, judged)
  return event === undefined ? { edition: 0, at, all: [], states: {} } : withChanges(undefined, { seq: 0, at }, event)
}
