import { isOwnLabel, isSameLabel } from './own-labels.ts'
import type { Projection } from './projection.ts'

/** An issue as far as the plan looks at it. */
export interface IssueShown {
  title: string
  labels: readonly string[]
  assignees: readonly { login: string }[]
  state: 'open' | 'closed'
  stateReason: string | undefined
}

export interface IssueDifference {
  title?: string
  labels?: readonly string[]
  assignees?: readonly string[]
  state?: 'open' | 'closed'
  stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened'
  duplicateOf?: number
}

/** The requests that make the issue show the projection; none where it does. Other people's labels stay. */
export function planIssue(wanted: Projection, shown: IssueShown): IssueDifference | undefined {
  const isMark = (label: string): boolean => wanted.marks.some((mark) => isSameLabel(mark, label))
  const kept = shown.labels.filter((label) => !isOwnLabel(label) && !isMark(label))
  const labels = [...kept, ...wanted.labels.filter((label) => !kept.some((one) => isSameLabel(one, label)))]
  const difference: IssueDifference = {}
  const bare = wanted.title?.bare.find((title) => title.trim() === shown.title.trim())
  if (bare !== undefined) difference.title = `${bare}${wanted.title?.told ?? ''}`
  if (!sameSet(labels.map(lowerCase), shown.labels.map(lowerCase))) difference.labels = labels
  const assignees = assigneesOf(wanted)
  const assigned = shown.assignees.map(({ login }) => login)
  if (assignees !== undefined && !sameSet(assignees, assigned)) difference.assignees = assignees
  if (wanted.state !== shown.state || (wanted.stateReason !== undefined && wanted.stateReason !== shown.stateReason)) {
    difference.state = wanted.state
    if (wanted.stateReason !== undefined) difference.stateReason = wanted.stateReason
    else if (wanted.state === 'open') difference.stateReason = 'reopened'
    if (wanted.duplicateOf !== undefined) difference.duplicateOf = wanted.duplicateOf
  }
  return Object.keys(difference).length === 0 ? undefined : difference
}

/** An ended case leaves everybody's list; an open one for which nobody is found stays with whoever has it. */
function assigneesOf({ state, assignee }: Projection): readonly string[] | undefined {
  if (state === 'closed') return []
  return assignee === undefined ? undefined : [assignee.login]
}

const lowerCase = (text: string): string => text.toLowerCase()

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))
