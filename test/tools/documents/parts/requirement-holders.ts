import type { Policy } from '../../../../src/domain/policy/policy.schema.ts'

/**
 * The holders of a requirement: transitions that ask for it, with the kinds of their gates; commands that they are taken
 * by; deadlines.
 */
export interface Holders {
  gates: { at: string; kinds: string[] }[]
  commands: string[]
  clocks: string[]
}

export function holdersIn(policy: Policy, clause: string): Holders {
  const found = Object.entries(policy.processes).flatMap(([id, { transitions, like }]) =>
    transitions.flatMap((one) => {
      const kinds = [...new Set(one.gates.filter((gate) => gate.clause === clause).map(({ kind }) => kind))]
      const isHeld = kinds.length > 0 || one.clause === clause
      return isHeld && !isTaken(policy, like, one.to, clause) ? [{ at: `${id} → ${one.to}`, kinds, one }] : []
    }),
  )
  const merged = new Map<string, string[]>()
  for (const { at, kinds } of found) merged.set(at, [...new Set([...(merged.get(at) ?? []), ...kinds])])
  const contains = Object.values(policy.processes).some(({ contain }) => contain?.clause === clause)
  const commands = found.flatMap(({ one }) => one.command ?? [])
  return {
    gates: [...merged].map(([at, kinds]) => ({ at, kinds })),
    commands: [...new Set([...(contains ? ['contain'] : []), ...commands])],
    clocks: Object.entries(policy.clocks).flatMap(([id, clock]) => (clock.clause === clause ? [id] : [])),
  }
}

/** A part that a process has from the one that it is like is named there. */
const isTaken = ({ processes }: Policy, like: string | undefined, to: string, clause: string): boolean =>
  (processes[like ?? '']?.transitions ?? []).some(
    (one) => one.to === to && (one.clause === clause || one.gates.some((gate) => gate.clause === clause)),
  )
