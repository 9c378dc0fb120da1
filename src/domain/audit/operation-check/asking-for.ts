import type { Policy } from '../../policy/policy.schema.ts'

/** Processes that ask for this requirement on their way. */
export const askingFor = ({ processes }: Policy, clause: string): string[] =>
  Object.entries(processes).flatMap(([id, { transitions }]) =>
    transitions.some((one) => one.clause === clause || one.gates.some((gate) => gate.clause === clause)) ? [id] : [],
  )
