import { type Gate, keysOf } from '../../gates/gates.ts'
import type { NeverWithout } from '../../policy/invariants.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { groupBy } from '../../values/group-by.ts'
import { explore, traceOf, wayTo } from '../explore.ts'
import { type Finding, finding } from '../finding.ts'
import type { Edge, Graph } from '../graph.ts'
import { follows } from '../satisfy.ts'
import { isAmong, waysText } from './ways.ts'

/**
 * A way that has both ends named, or begins in a phase, has the gate on every stated step. A phase that is only named
 * as where it leads to cannot be reached but through the gate; whoever is back in it from a later one has been.
 */
export function neverWithout(policy: Policy, graph: Graph, invariant: NeverWithout): Finding[] {
  const { transition: ways, gate, of = [] } = invariant
  const params = { way: waysText(ways), gate: of.length === 0 ? gate : `${gate}: ${of.join(', ')}` }
  const guarded = (edge: Edge): boolean => isGuarded(policy, edge.gates, invariant)
  const reached = explore(graph.edges, graph.start)
  if (ways.from !== undefined) {
    return graph.edges
      .filter((edge) => edge.kind === 'stated' && isAmong(edge, ways) && !guarded(edge))
      .map((edge) => {
        const way = wayTo(reached, edge.from)
        const trace = way === undefined ? undefined : [...traceOf(graph.start, way), edge.to]
        return finding('broken-never-without', edge.path, params, { trace })
      })
  }
  const open = graph.edges.filter((edge) => !(isAmong(edge, ways) && guarded(edge)))
  const ungated = explore(open, graph.start)
  return (ways.to ?? []).flatMap((to) => {
    // Each last step by which it is reached is a mistake of its own; the shortest way shows it.
    const steps = open.filter((edge) => edge.to === to && ungated.has(edge.from) && !passes(ungated, edge.from, to))
    return [...groupBy(steps, ({ path }) => path.join(' ')).values()].flatMap((same) => {
      const traces = same.map(({ from }) => [...traceOf(graph.start, wayTo(ungated, from) ?? []), to])
      const [trace] = traces.sort((one, other) => one.length - other.length)
      const [step] = same
      return step === undefined ? [] : [finding('broken-never-without', step.path, params, { trace })]
    })
  })
}

/** Whether the shortest way to a phase has already been in another. */
const passes = (ways: ReadonlyMap<string, Edge | undefined>, phase: string, other: string): boolean =>
  phase === other || (wayTo(ways, phase) ?? []).some((edge) => edge.to === other || edge.from === other)

function isGuarded(policy: Policy, gates: readonly Gate[], { gate: kind, of = [], by, when }: NeverWithout): boolean {
  const standing = gates.filter(
    (gate) =>
      gate.kind === kind &&
      (gate.when === undefined || follows(policy, when, gate.when)) &&
      (by === undefined || isBy(gate, by)),
  )
  const asked = new Set(standing.flatMap(askedFor))
  return standing.length > 0 && of.every((what) => asked.has(what))
}

const askedFor = (gate: Gate): string[] =>
  keysOf(gate).flatMap((key) => (key.kind === 'fact' ? [key.field] : key.kind === 'reference' ? [key.id] : []))

/** Where each of its roles must act, these are among them; where one is enough, it is one of these. */
const isBy = (gate: Gate, by: readonly string[]): boolean =>
  keysOf(gate).every((key) => {
    if (key.kind !== 'act') return true
    return key.every ? by.every((role) => key.roles.includes(role)) : key.roles.every((role) => by.includes(role))
  })
