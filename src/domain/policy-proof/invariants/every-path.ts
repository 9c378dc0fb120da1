import type { EveryPath } from '../../policy/invariants.ts'
import { explore, leadingTo, traceOf, wayTo } from '../explore.ts'
import { type Finding, finding } from '../finding.ts'
import type { Graph } from '../graph.ts'

/** Without the phase that every path goes through, the other end can't be reached. */
export function everyPath(graph: Graph, { from, to, through }: EveryPath): Finding[] {
  return through.flatMap((phase) => {
    const ways = explore(
      graph.edges.filter((edge) => edge.from !== phase && edge.to !== phase),
      from,
    )
    const way = from === phase ? undefined : wayTo(ways, to)
    if (way === undefined || way.length === 0) return []
    // The step that leaves the phase behind for good is the one to mend; else the last.
    const before = leadingTo(
      graph.edges.filter((edge) => edge.kind === 'stated' && edge.from !== to && edge.to !== to),
      [phase],
    )
    const culprit = way.find((edge) => !before.has(edge.to)) ?? way.at(-1)
    const trace = traceOf(from, way)
    const params = { from, to, through: phase }
    return culprit === undefined ? [] : [finding('broken-every-path', culprit.path, params, { trace })]
  })
}
