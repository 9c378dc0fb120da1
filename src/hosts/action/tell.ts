import { appendFileSync } from 'node:fs'
import { error, info, setFailed, setOutput, warning } from '@actions/core'
import type { Warning } from '../../app/ports/warning.ts'
import type { Diagnostic, Graded, InWords } from '../../domain/diagnostics/diagnostic.ts'
import { oneLine } from '../../domain/values/one-line.ts'
import type { Speaker } from './speaker.ts'

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
export async function tellFailure(failure: unknown, speaker: Speaker): Promise<void> {
  setFailed(await (await import('./telling.ts')).brokenOff(failure, speaker))
}

/**
 * A warning that is no failure of the run: an annotation where something broke, a line of the log where something could be
 * better.
 */
export async function tellWarning(failure: unknown, what: Warning, speaker: Speaker): Promise<void> {
  const words = await (await import('./telling.ts')).warned(failure, what, speaker)
  if (failure === undefined) info(oneLine(words))
  else warning(words)
}
