import { checkHead } from './check-head.ts'
import { checkReferences } from './check-references.ts'
import { checkSections } from './check-sections.ts'
import { checkUpkeep } from './check-upkeep.ts'
import type { Runbook } from './runbook.ts'
import type { RunbookDraft } from './runbook-draft.ts'
import type { RunbookProblem } from './runbook-problem.ts'
import type { RunbookSurroundings } from './runbook-surroundings.ts'

/** Everything that R4.1-1 and its parts a to d ask of one runbook; the runbook itself where no error stands in the way. */
export function checkRunbook(
  draft: RunbookDraft,
  around: RunbookSurroundings,
): { runbook?: Runbook; problems: RunbookProblem[] } {
  const { head, problems: ofHead } = checkHead(draft)
  const { sections, problems: ofSections } = checkSections(draft)
  const ofContent =
    head === undefined ? [] : [...checkReferences(draft, head, around), ...checkUpkeep(draft, head, around.today)]
  const problems = [...ofHead, ...ofContent, ...ofSections].sort((a, b) => a.line - b.line || a.column - b.column)
  const usable = head !== undefined && problems.every((problem) => problem.severity === 'warning')
  return usable ? { runbook: { path: draft.path, head, sections }, problems } : { problems }
}
