import { type Gate, keysOf } from '../gates/gates.ts'
import type { PolicyPath } from './finding.ts'

/** A fact that opens a gate, with its place in the gate. */
export interface GateFact {
  field: string
  inner: PolicyPath
}

export const gateFacts = (gate: Gate): readonly GateFact[] =>
  keysOf(gate).flatMap((key) => (key.kind === 'fact' ? [{ field: key.field, inner: key.at }] : []))
