import { gateSchema } from '../../gates/gate.schema.ts'
import type { Invariant } from '../../policy/invariants.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, findingAbout, type PolicyPath } from '../finding.ts'
import type { Graph } from '../graph.ts'
import { alwaysOpen } from '../invariants/always-open.ts'
import { everyPath } from '../invariants/every-path.ts'
import { neverWithout } from '../invariants/never-without.ts'
import { only } from '../invariants/only.ts'
import { isAmong, waysText } from '../invariants/ways.ts'
import { one, unknownAmong } from '../mention.ts'
import type { Rule, Subject } from '../subject.ts'

const GATES: ReadonlySet<string> = new Set(gateSchema.def.options.flatMap(({ shape }) => shape.kind.def.values))

/** The policy's own statement of the properties that must hold on every way through its processes. */
export const invariants: Rule = (subject) =>
  subject.policy.invariants.flatMap((invariant, at) => {
    const { clause } = invariant
    return proved(subject, invariant, ['invariants', at]).map((found) =>
      clause === undefined ? found : { ...found, params: { ...found.params, clause } },
    )
  })

function proved({ policy, graphs }: Subject, invariant: Invariant, path: PolicyPath): Finding[] {
  if ('every-path' in invariant) {
    const graph = graphs.get(invariant['every-path'].process)
    return graph === undefined ? [] : everyPath(graph, invariant['every-path'])
  }
  if ('never-without' in invariant) {
    const { process, transition, gate } = invariant['never-without']
    const unknown = unknownAmong(one('unknown-gate', gate, GATES, () => [...path, 'never-without', 'gate']))
    const graph = graphs.get(process)
    if (graph === undefined || unknown.length > 0) return unknown
    return [
      ...idle(graph, transition, [...path, 'never-without', 'transition']),
      ...neverWithout(policy, graph, invariant['never-without']),
    ]
  }
  if ('only' in invariant) {
    const { process, transition } = invariant.only
    const graph = graphs.get(process)
    if (graph === undefined) return []
    return [...idle(graph, transition, [...path, 'only', 'transition']), ...only(graph, invariant.only)]
  }
  const graph = graphs.get(invariant['always-open'].process)
  const process = ownProperty(policy.processes, invariant['always-open'].process)
  return graph === undefined || process === undefined ? [] : alwaysOpen(graph, process, invariant['always-open'])
}

/** An invariant about a way that is not there would hold of anything. */
const idle = (graph: Graph, ways: Parameters<typeof waysText>[0], path: PolicyPath): Finding[] =>
  [...(ways.from ?? []), ...(ways.to ?? [])].some((phase) => !graph.phases.includes(phase)) ||
  graph.edges.some((edge) => isAmong(edge, ways))
    ? []
    : [findingAbout('unknown-transition', path, { way: waysText(ways) })]
