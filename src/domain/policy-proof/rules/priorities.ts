import { hours } from '../../time/hours.ts'
import { finding } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Strictest first: a system takes the first priority that reaches as far as its works (R4.1-4). */
export const priorities: Rule = ({ policy }) =>
  policy.priorities.flatMap(({ id, within }, at) => {
    const before = policy.priorities[at - 1]
    return before === undefined || hours(before.within) < hours(within)
      ? []
      : [finding('priorities-out-of-order', ['priorities', at, 'within'], { priority: id, before: before.id })]
  })
