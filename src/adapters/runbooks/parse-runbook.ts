import { checkRunbook } from '../../domain/runbook/check-runbook.ts'
import { checkSections } from '../../domain/runbook/check-sections.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'
import { type RunbookProblem, runbookProblem } from '../../domain/runbook/runbook-problem.ts'
import type { RunbookSurroundings } from '../../domain/runbook/runbook-surroundings.ts'
import { parseHead } from './parse-head.ts'
import { parseSections } from './parse-sections.ts'

/** Reads and checks one runbook file; every problem comes with the line and column of the file. */
export function parseRunbook(
  path: string,
  text: string,
  around: RunbookSurroundings = {},
): { runbook?: Runbook; problems: RunbookProblem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end === -1) {
    return { problems: [runbookProblem('no-head', { path, line: 1, column: 1 }, {}, 'R4.1-1')] }
  }
  const { head, places, errors } = parseHead(lines.slice(1, end).join('\n'), 2)
  const draft = { path, head, places, sections: parseSections(lines.slice(end + 1), end + 2) }
  if (errors.length === 0) return checkRunbook(draft, around)
  // What the head says cannot be judged before it can be read; the phases can.
  const syntax = errors.map(({ line, column, code, message }) =>
    runbookProblem('yaml-syntax', { path, line, column }, { why: message, yaml: code }),
  )
  return { problems: [...syntax, ...checkSections(draft).problems] }
}
