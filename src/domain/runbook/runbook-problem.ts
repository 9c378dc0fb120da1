import type { Diagnostic, Graded, InFile, InIds } from '../diagnostics/diagnostic.ts'
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
  | 'hours-unfilled'
  | 'never-reviewed'
  | 'review-overdue'
  | 'review-in-future'

/** Something a runbook lacks or has wrong: with an error it cannot be used, with warnings it can, and they are shown. */
export interface RunbookProblem extends Diagnostic<RunbookProblemCode, InFile, InIds & Graded> {
  readonly clause?: string
}

const WARNINGS: ReadonlySet<RunbookProblemCode> = new Set([
  'unknown-section',
  'phone-unfilled',
  'hours-unfilled',
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
    severity: WARNINGS.has(code) ? 'warning' : 'error',
    path: at.path,
    line: at.line,
    column: at.column,
    params,
    ...(clause === undefined ? {} : { clause }),
  }
}
