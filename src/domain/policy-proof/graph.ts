import type { Gate } from '../gates/gates.ts'
import type { Process } from '../policy/process.ts'
import type { PolicyPath } from './finding.ts'

/** One way from a phase to another: a stated transition, the way back, containment at once, the end of what another case leads, or of what few may know of. */
export interface Edge {
  kind: 'stated' | 'back' | 'contain' | 'link' | 'restrict'
  from: string
  to: string
  by: readonly string[]
  gates: readonly Gate[]
  path: PolicyPath
}

export interface Graph {
  process: string
  start: string
  phases: readonly string[]
  ends: ReadonlySet<string>
  edges: readonly Edge[]
  /** Stated transitions that never count, since an earlier one has the same way. */
  shadowed: readonly Edge[]
  /** Stated transitions from a phase to itself. */
  idle: readonly Edge[]
}

/** Every way that `decide` would look at, and no other; ways between phases that are not there are left out. */
export function graphOf(id: string, process: Process): Graph {
  const phases = Object.keys(process.phases)
  const ends = new Set(phases.filter((phase) => process.phases[phase]?.end !== undefined))
  const stated = new Map<string, Edge>()
  const shadowed: Edge[] = []
  for (const [at, { from, to, by, gates }] of process.transitions.entries()) {
    for (const one of from) {
      const path = ['processes', id, 'transitions', at]
      const edge: Edge = { kind: 'stated', from: one, to, by, gates, path }
      if (stated.has(way(one, to))) shadowed.push(edge)
      else stated.set(way(one, to), edge)
    }
  }
  const known = new Set(phases)
  const inside = ({ from, to }: Edge): boolean => known.has(from) && known.has(to) && from !== to
  return {
    ...{ process: id, start: process.start, phases, ends, shadowed },
    idle: [...stated.values()].filter(({ from, to }) => from === to),
    edges: [
      ...[...stated.values()].filter(inside),
      ...backEdges(id, process, phases, ends).filter((edge) => inside(edge) && !stated.has(way(edge.from, edge.to))),
      ...containEdges(id, process, phases, ends).filter(inside),
      ...linkEdges(id, process, phases, ends).filter((edge) => inside(edge) && !stated.has(way(edge.from, edge.to))),
      ...restrictEdges(id, process, phases, ends).filter(inside),
    ],
  }
}

// No phase's id holds a blank.
const way = (from: string, to: string): string => `${from} ${to}`

function backEdges(id: string, { back }: Process, phases: readonly string[], ends: ReadonlySet<string>): Edge[] {
  if (back === undefined) return []
  const path = ['processes', id, 'back']
  return back.from.flatMap((from) =>
    phases
      .slice(0, Math.max(0, phases.indexOf(from)))
      .filter((to) => !ends.has(to))
      .map((to): Edge => ({ kind: 'back', from, to, by: back.by, gates: [], path })),
  )
}

function containEdges(id: string, { contain }: Process, phases: readonly string[], ends: ReadonlySet<string>): Edge[] {
  if (contain === undefined) return []
  const path = ['processes', id, 'contain']
  return phases
    .filter((from) => !ends.has(from))
    .map((from): Edge => ({ kind: 'contain', from, to: contain.phase, by: contain.by, gates: [], path }))
}

function linkEdges(id: string, { links }: Process, phases: readonly string[], ends: ReadonlySet<string>): Edge[] {
  if (links === undefined) return []
  const path = ['processes', id, 'links']
  return phases
    .filter((from) => !ends.has(from))
    .map((from): Edge => ({ kind: 'link', from, to: links.phase, by: links.by, gates: [], path }))
}

/** The app itself ends what goes on among few, from any phase and whatever a gate waits for. */
function restrictEdges(
  id: string,
  { restricts }: Process,
  phases: readonly string[],
  ends: ReadonlySet<string>,
): Edge[] {
  if (restricts === undefined) return []
  const path = ['processes', id, 'restricts']
  return phases
    .filter((from) => !ends.has(from))
    .map((from): Edge => ({ kind: 'restrict', from, to: restricts.phase, by: ['app'], gates: [], path }))
}
