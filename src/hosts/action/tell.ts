import { appendFileSync } from 'node:fs'
import { error, info, setFailed, setOutput, warning } from '@actions/core'
import type { Diagnostic, Graded, InWords } from '../../domain/diagnostics/diagnostic.ts'
import { oneLine } from '../../domain/values/one-line.ts'
import { BrokenWorldError } from './broken-world.ts'
import { remedyOf } from './remedy-of.ts'

/** The words of a run: to later steps, to people who open the run, and beside the lines of a pull request. */
export interface Told {
  outputs: { case?: string; phase?: string; accepted?: string; findings?: string; report?: string }
  /** Markdown. */
  summary?: string
  findings?: readonly Finding[]
  /** Warnings that are no failure, and that somebody should see to. */
  warnings?: readonly string[]
  /** The run fails. */
  failed?: boolean
}

/** One annotation; its code is its title. */
type Finding = Diagnostic<string, { file?: string; line?: number; column?: number }, InWords & Graded>

export function tell({ outputs, summary: text, findings = [], warnings = [], failed = false }: Told): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
  for (const message of warnings) warning(message, { title: 'Hikeshi' })
  for (const { severity, code: title, message, file, line, column } of findings) {
    const annotate = severity === 'error' ? error : warning
    annotate(message, {
      title,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { startLine: line }),
      ...(column !== undefined && { startColumn: column }),
    })
  }
  // A runner always names the file; a person who tries the Action by hand may not.
  const { GITHUB_STEP_SUMMARY: file = '' } = process.env
  if (text !== undefined && file !== '') appendFileSync(file, `${text}\n`)
  if (failed) process.exitCode = 1
}

/** One annotation that says what broke and what to do about it. */
export function tellFailure(failure: unknown): void {
  const why = failure instanceof Error ? failure.message : String(failure)
  setFailed(`${why}\n${failure instanceof BrokenWorldError ? failure.remedy : remedyOf(failure)}`)
}

/**
 * A warning that is no failure of the run: an annotation where something broke, a line of the log where something could be
 * better.
 */
export function tellWarning(failure: unknown, message: string): void {
  if (failure === undefined) info(oneLine(message))
  else warning(`${message}: ${failure instanceof Error ? failure.message : String(failure)}`)
}
