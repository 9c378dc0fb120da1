import { intakeOf } from '../../policy/intake-of.ts'
import { isResponse } from '../../policy/is-response.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'
import { graphOf } from '../graph.ts'
import { everyPath } from '../invariants/every-path.ts'
import { type DroppedSafeguard, unless } from './dropped.ts'

/** The clause of what only a report of an incident is asked. */
const REPORT = 'R1-1'

/**
 * A second way in, by which incidents end without what none of them ends without: a form for "small" ones takes nothing
 * away from the first, and is the way that everybody takes from then on (R1-3).
 */
export function besideIntake(before: Policy, after: Policy): DroppedSafeguard[] {
  const intake = Object.keys(before.repositories)
    .map((place) => intakeOf(before, before.repositories[place] ?? place))
    .find((id) => id !== undefined && id in after.processes)
  const through = before.invariants.flatMap((one) =>
    'every-path' in one && one['every-path'].process === intake ? one['every-path'].through : [],
  )
  return Object.entries(after.processes)
    .filter(([id]) => ownProperty(before.processes, id) === undefined && takesReports(after, id))
    .flatMap(([id, process]) => {
      const graph = graphOf(id, process)
      const ends = graph.phases.filter((phase) => process.phases[phase]?.end === 'completed')
      const holds = ends.every((to) => everyPath(graph, { process: id, from: process.start, to, through }).length === 0)
      return unless(holds, 'weakened', `${intake}-beside`, 'R1-3', ['processes', id])
    })
}

const takesReports = (policy: Policy, id: string): boolean => {
  const items = policy.processes[id]?.form?.items ?? []
  return (
    items.length > 0 && (isResponse(policy, id) || items.some(({ field }) => policy.fields[field]?.clause === REPORT))
  )
}
