import type { Policy } from '../../policy/policy.schema.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding } from '../finding.ts'
import type { Rule } from '../subject.ts'

/**
 * Strictest first: a system takes the first priority that reaches as far as its works. Every work is met by one, and a
 * deadline by priority gives no more time than the priority does (R4.1-4).
 */
export const priorities: Rule = ({ policy }) => [
  ...inOrder(policy),
  ...unmet(policy),
  ...Object.entries(policy.clocks).flatMap(([id, { length }]) =>
    typeof length === 'string' || 'until' in length ? [] : slower(policy, id, length),
  ),
]

const inOrder = (policy: Policy): Finding[] =>
  policy.priorities.flatMap(({ id, within }, at) => {
    const before = policy.priorities[at - 1]
    return before === undefined || hours(before.within) < hours(within)
      ? []
      : [finding('priorities-out-of-order', ['priorities', at, 'within'], { priority: id, before: before.id })]
  })

/** A work that can stand still for less than the strictest priority takes. */
function unmet({ works, priorities: all }: Policy): Finding[] {
  const [strictest] = all
  if (strictest === undefined) return []
  return Object.entries(works).flatMap(([id, { 'tolerable-downtime': downtime }]) =>
    hours(downtime) < hours(strictest.within)
      ? [
          finding('downtime-unmet', ['works', id, 'tolerable-downtime'], {
            work: id,
            priority: strictest.id,
            within: strictest.within,
          }),
        ]
      : [],
  )
}

function slower(
  policy: Policy,
  clock: string,
  { by, is }: { by: string; is: Readonly<Record<string, string>> },
): Finding[] {
  if (by !== 'priority') return []
  return policy.priorities.flatMap(({ id, within }) => {
    const length = ownProperty(is, id)
    return length !== undefined && hours(length) > hours(within)
      ? [finding('slower-than-priority', ['clocks', clock, 'length', 'is', id], { clock, priority: id, within })]
      : []
  })
}
