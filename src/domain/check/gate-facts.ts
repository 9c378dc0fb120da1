import type { Gate } from '../gates/gates.ts'
import type { PolicyPath } from './finding.ts'

/** A fact that opens a gate, with its place in the gate. */
export interface GateFact {
  field: string
  inner: PolicyPath
}

export function gateFacts(gate: Gate): readonly GateFact[] {
  switch (gate.kind) {
    case 'facts':
      return gate.facts.map((field, at) => ({ field, inner: ['facts', at] }))
    case 'evidence':
    case 'runbook':
      return [{ field: gate['or-fact'], inner: ['or-fact'] }]
    case 'consent':
    case 'value':
    case 'within':
      return [{ field: gate.fact, inner: ['fact'] }]
    case 'recovered':
      return [{ field: gate.systems, inner: ['systems'] }]
    case 'acknowledged':
    case 'actions':
    case 'approved':
    case 'exceptions':
    case 'notices':
    case 'procedure':
    case 'pull-request':
    case 'ratified':
    case 'settled':
    case 'stood-down':
      return []
  }
}
