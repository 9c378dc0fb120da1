import type { Gate } from '../../gates/gates.ts'
import type { AlwaysOpen } from '../../policy/invariants.ts'
import type { Process } from '../../policy/process.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import type { Edge, Graph } from '../graph.ts'

/** These roles find this way open whatever is missing, save the facts that may be asked for. */
export function alwaysOpen(graph: Graph, process: Process, invariant: AlwaysOpen): Finding[] {
  const { transition, role: roles, asking = [] } = invariant
  const at = ['processes', graph.process]
  if (transition === undefined) {
    const { contain } = process
    const way = contain === undefined ? 'contain' : `* → ${contain.phase}`
    return contain === undefined
      ? [findingAbout('broken-always-open', at, { way, role: roles.join(', '), why: '' })]
      : missing(roles, contain.by).map((role) => shut([...at, 'contain', 'by'], way, role))
  }
  return transition.from.flatMap((from): Finding[] => {
    const way = `${from} → ${transition.to}`
    // By card or command the stated transition counts; a way that only containing opens is none of these.
    const edge = graph.edges.find((one) => one.kind !== 'contain' && one.from === from && one.to === transition.to)
    if (edge === undefined)
      return [findingAbout('broken-always-open', [...at, 'phases', from], { way, role: roles.join(', '), why: '' })]
    return [
      ...missing(roles, edge.by).map((role) => shut([...edge.path, 'by'], way, role)),
      ...gatesThatShut(edge, asking).map(({ gate, path }) => shut(path, way, roles.join(', '), ` (${gate.kind})`)),
    ]
  })
}

const shut = (path: PolicyPath, way: string, role: string, why = ''): Finding =>
  finding('broken-always-open', path, { way, role, why })

const missing = (roles: readonly string[], by: readonly string[]): string[] =>
  roles.filter((role) => !by.includes(role))

function gatesThatShut({ gates, path }: Edge, asking: readonly string[]): { gate: Gate; path: PolicyPath }[] {
  return gates
    .map((gate, at) => ({ gate, path: [...path, 'gates', at] }))
    .filter(({ gate }) => gate.kind !== 'facts' || gate.facts.some((fact) => !asking.includes(fact)))
}
