import type { IssueRef, IssueSeen } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'

/** The issue of a measure is closed where somebody else than its owner has confirmed it, and open until then (R4.4-3). */
export async function showActionItem(
  ports: Pick<Ports, 'issues'>,
  ref: IssueRef,
  state: IssueSeen['state'] | undefined,
  confirmed: boolean,
): Promise<void> {
  const wanted = confirmed ? 'closed' : 'open'
  if (state === wanted) return
  await ports.issues.patch(ref, { state: wanted, stateReason: confirmed ? 'completed' : 'reopened' })
}
