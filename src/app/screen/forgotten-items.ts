import type { Case } from '../../domain/case/case.ts'
import type { IssueRef, IssueSeen } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'
import { screenOf } from './show-action-items.ts'

/** An action item's issue, as far as it is needed to tie it to its case. */
export type ItemIssue = Pick<IssueSeen, 'id' | 'number'>

/** How GitHub ties issues to a case: how many it says there are, which ones, and which of ours it has turned away for good. */
export interface Ties {
  count: number | undefined
  list(): Promise<readonly number[] | undefined>
  isRefused(action: string): boolean
}

/** Issues of action items that are kept and not tied to the case, since a crash came between: GitHub's count of them tells. */
export async function forgottenItems(
  { issues }: Pick<Ports, 'issues'>,
  ref: IssueRef,
  { actions, screen }: Pick<Case, 'actions' | 'screen'>,
  opened: ReadonlyMap<string, ItemIssue>,
  { count, list, isRefused }: Ties,
): Promise<[string, ItemIssue][]> {
  const known = actions.flatMap(({ id }) => {
    const number = screen[screenOf(id)]
    return number === undefined || opened.has(id) || isRefused(id) ? [] : [{ id, number }]
  })
  if (count === undefined || count >= known.length) return []
  const there = await list()
  const missing: [string, ItemIssue][] = []
  for (const { id, number } of known) {
    if (there === undefined || there.includes(number)) continue
    const child = await issues.see({ ...ref, number })
    // Deleted: there is nothing to tie.
    if (child !== undefined) missing.push([id, child])
  }
  return missing
}
