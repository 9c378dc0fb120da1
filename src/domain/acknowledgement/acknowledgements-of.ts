import type { Account } from '../case/case.ts'
import { gateViewOf, type View } from '../commands/decision.ts'
import { countingFrom } from '../gates/freshness.ts'
import { NOBODY_ASKS } from '../gates/gate-kind.ts'
import { ownProperty } from '../values/own-property.ts'
import { type Standing, standingOf } from './audience.ts'

type Seen = Pick<View, 'policy' | 'directory' | 'runbooks' | 'case'>

/** The documents that everybody concerned with this case is to take note of, each with who has; by the gates that wait for it. */
export function acknowledgementsOf(seen: Seen): { what: string; by: readonly string[]; all: Standing[] }[] {
  const process = ownProperty(seen.policy.processes, seen.case.process)
  const view = gateViewOf(seen, NOBODY_ASKS)
  const gates = (process?.transitions ?? []).flatMap(({ gates: all }) => all)
  const asked = gates.filter((gate) => gate.kind === 'acknowledged-by-all')
  return asked.flatMap((gate, at) => {
    // Several ways may wait for the same; the first of them shows it.
    if (asked.findIndex(({ what }) => what === gate.what) !== at) return []
    const { counts } = countingFrom(view, gate)
    const by = ownProperty(process?.acknowledgements ?? {}, gate.what)?.['recorded-by'] ?? []
    return [{ what: gate.what, by, all: standingOf(gate, view, counts) }]
  })
}

/** Accounts that still owe this acknowledgement. */
export const owing = (seen: Seen, what: string): Account[] =>
  acknowledgementsOf(seen)
    .filter((one) => one.what === what)
    .flatMap(({ all }) => all)
    .flatMap(({ one, said }) => (one.kind === 'account' && said === undefined ? [one.account] : []))
