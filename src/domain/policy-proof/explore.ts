import { groupBy } from '../values/group-by.ts'
import type { Edge } from './graph.ts'

/** For each phase that can be reached from here, the edge by which the shortest way enters it; none for the first. */
export type Ways = ReadonlyMap<string, Edge | undefined>

export function explore(edges: readonly Edge[], start: string): Ways {
  const leaving = groupBy(edges, ({ from }) => from)
  const ways = new Map<string, Edge | undefined>([[start, undefined]])
  const waiting = [start]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const edge of leaving.get(next) ?? []) {
      if (ways.has(edge.to)) continue
      ways.set(edge.to, edge)
      waiting.push(edge.to)
    }
  }
  return ways
}

/** Phases from which one of these can be reached, these included. */
export function leadingTo(edges: readonly Edge[], targets: Iterable<string>): ReadonlySet<string> {
  const entering = groupBy(edges, ({ to }) => to)
  const found = new Set(targets)
  const waiting = [...found]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const { from } of entering.get(next) ?? []) {
      if (found.has(from)) continue
      found.add(from)
      waiting.push(from)
    }
  }
  return found
}

/** The edges of the shortest way to a phase, in order; undefined where there is none. */
export function wayTo(ways: Ways, target: string): Edge[] | undefined {
  if (!ways.has(target)) return undefined
  const edges: Edge[] = []
  for (let edge = ways.get(target); edge !== undefined; edge = ways.get(edge.from)) edges.unshift(edge)
  return edges
}

export const traceOf = (start: string, edges: readonly Edge[]): string[] => [start, ...edges.map(({ to }) => to)]
