import type { Gate } from '../gates/gates.ts'
import { because, type Reason } from '../refusals/reason.ts'
import type { View } from './decision.ts'

/** A statement is kept whenever it comes; where it comes before it can count, its author is told when it will. */
export function tooEarly(
  { process, case: state }: View,
  asks: (gate: Gate) => boolean,
  clause: string | undefined,
  about: { what: string } | { notice: string },
): Reason[] {
  const order = Object.keys(process.phases)
  const gate = process.transitions.flatMap(({ gates }) => gates).find(asks)
  const since = gate !== undefined && 'since' in gate ? gate.since : undefined
  return since === undefined || order.indexOf(state.phase) >= order.indexOf(since)
    ? []
    : [because('too-early', clause, { ...about, phase: since })]
}
