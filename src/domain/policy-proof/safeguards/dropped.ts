import type { PolicyPath } from '../finding.ts'

/** A safeguard that one policy has and another does not, or not as strictly. */
export interface DroppedSafeguard {
  /** By this `without` names it. */
  safeguard: string
  clause: string
  how: 'taken-away' | 'weakened'
  /** Where the policy that has it no more would have it. */
  path: PolicyPath
}

const WHERE_NONE = 'R9-2'

export const dropped = (
  how: DroppedSafeguard['how'],
  safeguard: string,
  clause: string | undefined,
  path: PolicyPath,
): DroppedSafeguard => ({ safeguard, clause: clause ?? WHERE_NONE, how, path })

/** Nothing where it holds still. */
export const unless = (holds: boolean, ...found: Parameters<typeof dropped>): DroppedSafeguard[] =>
  holds ? [] : [dropped(...found)]

export const hasAll = <T>(now: readonly T[], before: readonly T[]): boolean => before.every((one) => now.includes(one))
