import { placeOf } from './places.ts'
import type { DraftSection, Place, RunbookDraft } from './runbook-draft.ts'
import { type RunbookProblem, runbookProblem } from './runbook-problem.ts'
import { REQUIRED_SECTIONS, SECTION_HEADINGS, SECTION_IDS, type SectionId, sectionOf } from './sections.ts'
import { suggestion } from './suggest.ts'

const ALL_HEADINGS = Object.values(SECTION_HEADINGS).flatMap((headings) => SECTION_IDS.map((id) => headings[id]))

/** Each phase once and with at least one step; headings of the company's own are left alone. */
export function checkSections(draft: RunbookDraft): {
  sections: Record<SectionId, readonly string[]>
  problems: RunbookProblem[]
} {
  const problems: RunbookProblem[] = []
  const found = new Map<SectionId, DraftSection>()
  for (const section of draft.sections) {
    const at = { path: draft.path, line: section.line, column: section.column }
    const id = sectionOf(section.heading)
    if (id === undefined) {
      const meant = suggestion(section.heading, ALL_HEADINGS)
      if (meant.suggestion !== undefined)
        problems.push(runbookProblem('unknown-section', at, { heading: section.heading, ...meant }))
    } else if (found.has(id)) {
      problems.push(runbookProblem('repeated-section', at, { section: id, heading: section.heading }))
    } else {
      found.set(id, section)
      if (section.steps.length === 0)
        problems.push(runbookProblem('empty-section', at, { section: id, heading: section.heading }, 'R4.1-1'))
    }
  }
  for (const id of REQUIRED_SECTIONS) {
    if (!found.has(id))
      problems.push(runbookProblem('missing-section', whereItBelongs(draft, found, id), { section: id }, 'R4.1-1'))
  }
  const stepsOf = (id: SectionId) => found.get(id)?.steps.map((step) => step.text) ?? []
  return {
    sections: {
      first: stepsOf('first'),
      analysis: stepsOf('analysis'),
      containment: stepsOf('containment'),
      eradication: stepsOf('eradication'),
      recovery: stepsOf('recovery'),
      learning: stepsOf('learning'),
    },
    problems,
  }
}

function whereItBelongs(
  draft: RunbookDraft,
  found: ReadonlyMap<SectionId, Place>,
  id: SectionId,
): Place & { path: string } {
  const before = SECTION_IDS.slice(0, SECTION_IDS.indexOf(id)).reverse()
  const neighbour = before.map((candidate) => found.get(candidate)).find((section) => section !== undefined)
  if (neighbour === undefined) return placeOf(draft, [])
  return { path: draft.path, line: neighbour.line, column: neighbour.column }
}
