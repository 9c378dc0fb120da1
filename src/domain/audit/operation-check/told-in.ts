import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'

export interface Told {
  /** Names of repositories whose cases may be spoken of. */
  repositories: readonly string[]
  /** Those that only few may read: nothing of them, not even how many cases they have, leaves them (R8-2). */
  leftOut: readonly string[]
}

/** Whose cases may be spoken of in this repository; whoever reads one that only few may read, reads the others too. */
export function toldIn(policy: Policy, here: string): Told {
  const named = (restricted: boolean): string[] => [
    ...new Set(
      Object.values(policy.processes).flatMap((process) =>
        process.restricted === restricted ? (ownProperty(policy.repositories, process.repository) ?? []) : [],
      ),
    ),
  ]
  const few = named(true)
  const leftOut = few.filter((name) => name !== here)
  return {
    repositories: [...new Set([...named(false), ...few])].filter((name) => !leftOut.includes(name)),
    leftOut,
  }
}
