import type { Policy } from '../policy/policy.schema.ts'
import { hours } from '../time/hours.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Case } from './case.ts'

type Priorities = Pick<Policy, 'works' | 'systems' | 'priorities' | 'default-priority'>

/** By this name conditions ask for the priority of a case, which is no field. */
export const PRIORITY = 'priority'

/** A system takes the strictest of the works that run on it; the officer's override comes first (R4.1-4, table 1). */
export function systemPriority(policy: Priorities, system: string): string {
  const entry = ownProperty(policy.systems, system)
  if (entry === undefined) return policy['default-priority']
  if (entry.override !== undefined) return entry.override.priority
  const downtimes = entry.works.flatMap((work) => {
    const known = ownProperty(policy.works, work)
    return known === undefined ? [] : [hours(known['tolerable-downtime'])]
  })
  if (downtimes.length === 0) return policy['default-priority']
  const strictest = Math.min(...downtimes)
  // "A up to 4 h, B up to 24 h": the first class that reaches as far as the strictest work, the last one beyond all.
  return (
    (policy.priorities.find(({ within }) => hours(within) >= strictest) ?? policy.priorities.at(-1))?.id ??
    policy['default-priority']
  )
}

/** A case takes the highest priority of its systems. */
export function priorityOf(policy: Priorities & Pick<Policy, 'meanings'>, state: Case): string {
  const systems = (state.facts[policy.meanings.systems]?.values ?? []).filter(
    (system) => ownProperty(policy.systems, system) !== undefined,
  )
  const rank = (id: string): number => policy.priorities.findIndex((priority) => priority.id === id)
  const found = systems.map((system) => systemPriority(policy, system)).sort((a, b) => rank(a) - rank(b))
  return found[0] ?? policy['default-priority']
}
