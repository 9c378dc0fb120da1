import { explore, leadingTo, traceOf, wayTo } from '../explore.ts'
import { type Finding, finding, findingAbout } from '../finding.ts'
import type { Graph } from '../graph.ts'
import type { Rule } from '../subject.ts'

/**
 * Every phase can be reached from the start, and an end from every phase. Going back leads to where a case has been, so
 * it makes no phase reachable; to contain again is no way on, so it leads out of none,
 * and neither does another case that may never come.
 */
export const reachability: Rule = ({ graphs }) => [...graphs.values()].flatMap(inGraph)

function inGraph(graph: Graph): Finding[] {
  const { process, start, phases, ends, edges, shadowed } = graph
  const at = ['processes', process]
  const idle = edgesThatStay(graph)
  const repeated = shadowed.map(({ path, from, to }) => finding('shadowed-transition', path, { from, to }))
  if (ends.size === 0) return [...repeated, ...idle, findingAbout('no-end', [...at, 'phases'], { process })]
  // A start that is no phase is said elsewhere.
  if (!phases.includes(start)) return [...repeated, ...idle]
  const ways = explore(
    edges.filter(({ kind }) => kind !== 'back'),
    start,
  )
  const leaving = leadingTo(
    edges.filter(({ kind }) => kind !== 'contain' && kind !== 'link'),
    ends,
  )
  const place = (phase: string) => [...at, 'phases', phase]
  return [
    ...repeated,
    ...idle,
    ...phases
      .filter((phase) => !ways.has(phase))
      .map((phase) => findingAbout('unreachable-phase', place(phase), { phase, process, start })),
    ...phases
      .filter((phase) => !leaving.has(phase))
      .map((phase) => {
        const way = wayTo(ways, phase)
        const trace = way === undefined ? undefined : traceOf(start, way)
        return findingAbout('dead-end-phase', place(phase), { phase, process }, { trace })
      }),
  ]
}

/** A transition to where the case is already: whoever asks for it is told that nothing is to be done. */
const edgesThatStay = ({ idle }: Graph): Finding[] =>
  idle.map(({ path, to }) => finding('idle-transition', [...path, 'to'], { phase: to }))
