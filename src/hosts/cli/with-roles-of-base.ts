import { basePolicy } from '../../adapters/files/set-up-checkouts.ts'

/** People as a flag named them: each for a role that the base has, or the command was called wrongly. */
export function withRolesOfBase<People extends Readonly<Record<string, readonly string[]>>>(
  people: People | undefined,
): People | undefined {
  const roles = Object.keys(people === undefined ? {} : basePolicy().policy.roles)
  const unknown = Object.keys(people ?? {}).find((role) => !roles.includes(role))
  if (unknown !== undefined)
    throw new Error(`the base has no role "${unknown}": --person names one of ${roles.join(', ')}`)
  return people
}
