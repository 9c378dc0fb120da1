import { checkRunbook } from '../../domain/runbook/check-runbook.ts'
import { checkSections } from '../../domain/runbook/check-sections.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'
import { type RunbookProblem, runbookProblem } from '../../domain/runbook/runbook-problem.ts'
import { NOTHING_AROUND, type RunbookSurroundings } from '../../domain/runbook/runbook-surroundings.ts'
import { inKiB, LARGEST_FILE } from '../../domain/values/size-bounds.ts'
import { parseHead } from './parse-head.ts'
import { parseSections } from './parse-sections.ts'

/** The words on a runbook that is not read at all. */
export const runbookTooLarge = (path: string, size: number): RunbookProblem =>
  runbookProblem('too-large', { path, line: 1, column: 1 }, { size: inKiB(size), most: inKiB(LARGEST_FILE) })

/** Reads and checks one runbook file; every problem comes with the line and column of the file. */
export function parseRunbook(
  path: string,
  text: string,
  around: RunbookSurroundings | 'not-checked',
): { runbook?: Runbook; problems: RunbookProblem[] } {
  if (text.length > LARGEST_FILE) return { problems: [runbookTooLarge(path, text.length)] }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end === -1) {
    return { problems: [runbookProblem('no-head', { path, line: 1, column: 1 }, {}, 'R4.1-1')] }
  }
  const { head, places, errors } = parseHead(lines.slice(1, end).join('\n'), 2)
  const draft = { path, head, places, sections: parseSections(lines.slice(end + 1), end + 2) }
  if (errors.length === 0) return checkRunbook(draft, around === 'not-checked' ? NOTHING_AROUND : around)
  // The head cannot be judged before it can be read; the phases can.
  const syntax = errors.map(({ line, column, code, message }) =>
    runbookProblem('yaml-syntax', { path, line, column }, { why: message, yaml: code }),
  )
  return { problems: [...syntax, ...checkSections(draft).problems] }
}
