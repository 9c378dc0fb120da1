import type { Place } from './runbook-draft.ts'

export type RunbookProblemCode =
  | 'too-large'
  | 'no-head'
  | 'yaml-syntax'
  | 'missing-key'
  | 'empty-key'
  | 'unknown-key'
  | 'wrong-value'
  | 'repeated-id'
  | 'name-differs'
  | 'unknown-kind'
  | 'unknown-system'
  | 'unknown-role'
  | 'unknown-fact'
  | 'missing-contact'
  | 'missing-section'
  | 'empty-section'
  | 'repeated-section'
  | 'unknown-section'
  | 'phone-unfilled'
  | 'never-reviewed'
  | 'review-overdue'
  | 'review-in-future'

/** Something a runbook lacks or has wrong, with its place; wording is chosen by `text` where it is shown. */
export interface RunbookProblem extends Place {
  readonly code: RunbookProblemCode
  /** A runbook with an error cannot be used; one with warnings can, and they are shown. */
  readonly level: 'error' | 'warning'
  readonly path: string
  readonly text: `runbook.${RunbookProblemCode}`
  readonly params: Readonly<Record<string, string>>
  readonly clause?: string
}

const WARNINGS: ReadonlySet<RunbookProblemCode> = new Set([
  'unknown-section',
  'phone-unfilled',
  'never-reviewed',
  'review-overdue',
])

export function runbookProblem(
  code: RunbookProblemCode,
  at: Place & { path: string },
  params: Readonly<Record<string, string>> = {},
  clause?: string,
): RunbookProblem {
  return {
    code,
    level: WARNINGS.has(code) ? 'warning' : 'error',
    path: at.path,
    line: at.line,
    column: at.column,
    text: `runbook.${code}`,
    params,
    ...(clause === undefined ? {} : { clause }),
  }
}
