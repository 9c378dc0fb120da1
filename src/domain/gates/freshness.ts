import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import type { GateView } from './gate-kind.ts'

/** From when on claims count: options that any gate on claims may take. */
export const freshnessShape = () => ({
  /** Only what was said since this phase, or an earlier one, was last entered. */
  since: z.optional(idSchema),
  /** A statement from before the case came back to this phase, or an earlier one, counts no more; a straight course asks once. */
  'void-on-return-to': z.optional(idSchema),
})

interface Freshness {
  since?: string | undefined
  'void-on-return-to'?: string | undefined
}

/** Which claims a gate still counts, and the phase whose last entry made the others stale, for the words of a refusal. */
export interface Counting {
  counts(seq: number): boolean
  /** The parameters of a reason where such a claim was made too early, else none. */
  stale(seq: number | undefined): { entered?: string }
}

/** Of a gate that sets no beginning. */
const ALWAYS: Counting = { counts: () => true, stale: () => ({}) }

export function countingFrom({ case: state, phases }: Pick<GateView, 'case' | 'phases'>, gate: Freshness): Counting {
  const { since, 'void-on-return-to': limit } = gate
  if (since === undefined && limit === undefined) return ALWAYS
  const order = Object.keys(phases)
  const reaches = (phase: string, limit: string): boolean => order.indexOf(phase) <= order.indexOf(limit)
  // Taking a case up again is a return, wherever the policy lists its end.
  const isReturn = (from: string, to: string): boolean =>
    phases[from]?.end !== undefined || order.indexOf(to) < order.indexOf(from)
  const entry = state.path.findLast(({ phase }, at) => {
    if (since !== undefined && reaches(phase, since)) return true
    const before = state.path[at - 1]?.phase
    return limit !== undefined && before !== undefined && reaches(phase, limit) && isReturn(before, phase)
  })
  const counts = (seq: number): boolean => entry === undefined || seq >= entry.seq
  return {
    counts,
    stale: (seq) => (entry === undefined || seq === undefined || counts(seq) ? {} : { entered: entry.phase }),
  }
}
