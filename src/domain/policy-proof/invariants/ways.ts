import type { WaysOf } from '../../policy/invariants.ts'
import type { Edge } from '../graph.ts'

/** Whether an edge is one of the ways that an invariant speaks of. */
export const isAmong = ({ from, to }: Edge, ways: WaysOf): boolean =>
  (ways.from === undefined || ways.from.includes(from)) && (ways.to === undefined || ways.to.includes(to))

export const waysText = ({ from, to }: WaysOf): string =>
  `${from === undefined ? '*' : from.join(', ')} → ${to === undefined ? '*' : to.join(', ')}`
