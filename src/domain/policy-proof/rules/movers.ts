import { explore, leadingTo } from '../explore.ts'
import { type Finding, finding } from '../finding.ts'
import type { Edge, Graph } from '../graph.ts'
import type { Rule } from '../subject.ts'

/** No way that a case has to take hangs on the app alone, or on a reporter who may never come back. */
export const movers: Rule = ({ policy, graphs }) =>
  [...graphs.values()].flatMap((graph) =>
    (policy.processes[graph.process]?.transitions ?? []).flatMap(({ by, to, gates, reason }, at): Finding[] => {
      const path = ['processes', graph.process, 'transitions', at]
      if (by.every((role) => role === 'app')) {
        // A case may lapse by date: an end that asks for nothing.
        const lapses = graph.ends.has(to) && gates.length === 0 && reason === 'optional'
        return lapses ? [] : [finding('only-app-moves', [...path, 'by'], { to })]
      }
      if (!by.every((role) => role === 'app' || role === 'reporter')) return []
      const others = graph.edges.filter((edge) => !isOf(edge, path))
      return isNeeded(graph, others, path) ? [finding('only-reporter-moves', [...path, 'by'], { to })] : []
    }),
  )

const isOf = (edge: Edge, path: readonly (string | number)[]): boolean =>
  edge.kind === 'stated' && edge.path.join(' ') === path.join(' ')

/** Whether without this transition a phase could not be reached any more, or not be left for an end. */
function isNeeded(graph: Graph, others: readonly Edge[], path: readonly (string | number)[]): boolean {
  const reached = explore(others, graph.start)
  const leaving = leadingTo(others, graph.ends)
  return graph.edges
    .filter((edge) => isOf(edge, path))
    .some(({ from, to }) => !reached.has(to) || (!graph.ends.has(from) && !leaving.has(from)))
}
