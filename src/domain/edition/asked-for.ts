import type { Gate } from '../gates/gates.ts'
import type { DocumentPolicy } from '../policy/document.schema.ts'
import type { Process } from '../policy/process.ts'

type AskingGate = Extract<Gate, { kind: 'acknowledged-by-all' }>

/** Gates that wait until customers or groups of the persons covered have this document. */
export const gatesAsking = ({ transitions }: Process, { 'acknowledged-as': what }: DocumentPolicy): AskingGate[] =>
  transitions
    .flatMap(({ gates }) => gates)
    .filter((gate) => gate.kind === 'acknowledged-by-all')
    .filter((gate) => gate.what === what && (gate.customers || gate.groups))
