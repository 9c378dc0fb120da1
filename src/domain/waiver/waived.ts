import type { Case } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import { type Gate, keysOf } from '../gates/gates.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Transition } from '../policy/process.ts'
import type { Waiver } from './waiver.ts'

/** The exception that opens this gate in this case at this time; where nobody asks, one that counts now is given. */
export function waiverFor(
  policy: Policy,
  waivers: Context['waivers'],
  state: Case,
  transition: Transition,
  gate: Gate,
  at: string | 'not-asked',
): Waiver | undefined {
  if (waivers === 'not-checked') return undefined
  if (isProtected(policy, state, transition, gate)) return undefined
  const fitting = waivers.filter(
    (waiver) =>
      waiver.of.includes(state.process) &&
      waiver.clauses.includes(gate.clause) &&
      covers(policy, waiver, state) &&
      (at === 'not-asked' || isInForce(waiver, at)),
  )
  // An approval counts for more than the promise of one.
  return fitting.find(({ ahead }) => !ahead) ?? fitting[0]
}

/** An exception from this requirement that covers the case at this time: until it ends, its deadlines say nothing (R6-1). */
export const excusedBy = (
  policy: Policy,
  waivers: readonly Waiver[],
  state: Case,
  clause: string,
  at: string,
): Waiver | undefined =>
  waivers.find(
    (waiver) =>
      waiver.of.includes(state.process) &&
      waiver.clauses.includes(clause) &&
      covers(policy, waiver, state) &&
      isInForce(waiver, at),
  )

export const isInForce = ({ from, until }: Waiver, at: string): boolean =>
  isAtOrAfter(at, from) && !isAtOrAfter(at, until)

const isAtOrAfter = (at: string, then: string): boolean => Date.parse(at) >= Date.parse(then)

/** A case of other systems beside those named is not covered: their requirements were not waived. */
function covers({ meanings }: Policy, { scope }: Waiver, state: Case): boolean {
  if (scope.all || scope.cases.includes(state.issue)) return true
  const systems = state.facts[meanings.systems]?.values ?? []
  return systems.length > 0 && systems.every((system) => scope.systems.includes(system))
}

/** A gate that an invariant names stands, whatever was approved. */
export function isProtected(
  policy: Policy,
  state: Pick<Case, 'process' | 'phase'>,
  { to }: Transition,
  gate: Gate,
): boolean {
  return policy.invariants.some((invariant) => {
    if (!('never-without' in invariant)) return false
    const { process, transition: ways, gate: kind, of } = invariant['never-without']
    if (process !== state.process || kind !== gate.kind) return false
    if (ways.to !== undefined && !ways.to.includes(to)) return false
    if (ways.from !== undefined && !ways.from.includes(state.phase)) return false
    return of === undefined || namesIn(gate).some((name) => of.includes(name))
  })
}

/** The names of the things that a gate asks for. */
const namesIn = (gate: Gate): string[] =>
  keysOf(gate).flatMap((key) => (key.kind === 'fact' ? [key.field] : key.kind === 'reference' ? [key.id] : []))
