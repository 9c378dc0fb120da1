import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Case } from './case.ts'
import type { Directory } from './context.ts'
import { holdersOf, rolesOf } from './roles-of.ts'

/** A role that should go on with a case, and that only people have who may not, being these others in it. */
export interface NobodySeparate {
  role: string
  others: readonly string[]
}

/**
 * The roles of which nobody is left to go on from the phase of a case, since each of them has a part in it that rules them
 * out: whoever reported it does not hear the person concerned (R7-4). In a company of two that may be everybody.
 */
export function nobodySeparate(policy: Policy, directory: Directory, state: Case): NobodySeparate[] {
  const ways = ownProperty(policy.processes, state.process)?.transitions ?? []
  return ways
    .filter(({ from, 'never-by': never }) => never.length > 0 && from.includes(state.phase))
    .flatMap(({ by, 'never-by': never }) =>
      by.flatMap((role) => {
        const holders = holdersOf(policy, directory, state, role)
        const parts = holders.map((account) => {
          const held = rolesOf(policy, directory, state, account)
          return never.filter((one) => held.includes(one))
        })
        const isNobodyLeft = holders.length > 0 && parts.every((one) => one.length > 0)
        return isNobodyLeft ? [{ role, others: [...new Set(parts.flat())] }] : []
      }),
    )
    .filter((one, at, all) => all.findIndex(({ role }) => role === one.role) === at)
}
