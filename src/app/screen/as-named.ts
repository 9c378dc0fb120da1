import { renamedLabels } from '../../domain/doctor/renamed.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { labelsIn } from '../../domain/screen/labels.ts'
import { isOwnLabel } from '../../domain/screen/own-labels.ts'
import type { IssueSeen } from '../ports/github.ts'

/** Whether one of its labels may be one of the app's under another name: only such an issue costs a thought. */
export const mayBeRenamed = ({ labelsShown = [] }: Pick<IssueSeen, 'labelsShown'>): boolean =>
  labelsShown.some(({ name }) => !isOwnLabel(name))

/**
 * The issue with its labels by the names that the app gave them: somebody who renames one changes what people read, and
 * takes no case out of its phase. By colour and words a renamed one is known.
 */
export function asNamed<Seen extends Pick<IssueSeen, 'labels' | 'labelsShown'>>(
  policy: Policy,
  repository: string,
  issue: Seen,
): Seen {
  if (!mayBeRenamed(issue)) return issue
  const formerly = new Map(renamedIn(policy, repository, issue.labelsShown ?? []).map(({ was, is }) => [is, was]))
  if (formerly.size === 0) return issue
  return { ...issue, labels: [...new Set(issue.labels.map((name) => formerly.get(name) ?? name))] }
}

/** The app's labels among those of a repository that have another name than it gave them. */
export function renamedIn(policy: Policy, repository: string, there: NonNullable<IssueSeen['labelsShown']>) {
  const ids = Object.entries(policy.repositories).flatMap(([id, name]) => (name === repository ? [id] : []))
  return renamedLabels(labelsIn(policy, ids), there)
}
