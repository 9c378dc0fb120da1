import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import { type Named, namedIn, takeNamed } from './read-named.ts'

/** Phases of the case's own process first: the first of two with the same name is meant. */
export function phasesOf(policy: Policy, process: string | undefined): Named[] {
  const own = process === undefined ? undefined : policy.processes[process]
  const all: Process[] = own === undefined ? Object.values(policy.processes) : [own]
  return all.flatMap(({ phases }) => namedIn(phases))
}

/** The phase that is called just so. */
export function phaseNamed(policy: Policy, process: string | undefined, name: string): string | undefined {
  const taken = takeNamed(phasesOf(policy, process), name)
  return taken?.rest === '' ? taken.id : undefined
}
