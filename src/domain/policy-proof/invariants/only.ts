import type { Only } from '../../policy/invariants.ts'
import { explore, traceOf, wayTo } from '../explore.ts'
import { type Finding, finding } from '../finding.ts'
import type { Graph } from '../graph.ts'
import { isAmong, waysText } from './ways.ts'

/** Nobody else may go this way: not by a transition, not back, not by containing. */
export function only(graph: Graph, { role: allowed, transition: ways }: Only): Finding[] {
  const reached = explore(graph.edges, graph.start)
  const seen = new Set<string>()
  return graph.edges
    .filter((edge) => isAmong(edge, ways))
    .flatMap((edge) => {
      const way = wayTo(reached, edge.from)
      const trace = way === undefined ? undefined : [...traceOf(graph.start, way), edge.to]
      return edge.by.flatMap((role, at) => {
        const path = [...edge.path, 'by', at]
        if (allowed.includes(role) || seen.has(path.join(' '))) return []
        seen.add(path.join(' '))
        return [finding('broken-only', path, { role, allowed: allowed.join(', '), way: waysText(ways) }, { trace })]
      })
    })
}
