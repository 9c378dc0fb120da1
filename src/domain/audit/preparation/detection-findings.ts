import type { Detection } from '../../policy/detection.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { reviewDue } from '../../runbook/review-due.ts'
import type { PreparationFinding } from './preparation-finding.ts'

type Measure = Extract<Detection, readonly unknown[]>[number]

/** Systems of the catalogue whose incidents nobody would notice, as far as the register tells; days as YYYY-MM-DD (R4.1-3). */
export function detectionFindings(
  { systems, detection }: Pick<Policy, 'systems' | 'detection'>,
  today: string,
): PreparationFinding[] {
  return Object.keys(systems).flatMap((subject) => {
    const known = Object.hasOwn(detection, subject) ? detection[subject] : undefined
    if (known === undefined) return [{ clause: 'R4.1-3', code: 'no-detection', subject }]
    if (Array.isArray(known)) return known.flatMap((measure) => ofMeasure(subject, measure, today))
    if ('accepted' in known) return []
    const { action: what, owner, due } = known.gap
    return due < today ? [{ clause: 'R4.1-3', code: 'gap-overdue', subject, what, owner, due }] : []
  })
}

function ofMeasure(subject: string, measure: Measure, today: string): PreparationFinding[] {
  const about = { clause: 'R4.1-3' as const, subject, what: measure.measure, owner: measure.owner }
  const due = reviewDue(measure)
  if (due === undefined || measure.reviewed === null) return [{ ...about, code: 'never-reviewed' }]
  // A year typed wrong would keep this silent for as long.
  if (measure.reviewed > today) return [{ ...about, code: 'review-in-future', due: measure.reviewed }]
  return due < today ? [{ ...about, code: 'review-overdue', due }] : []
}
