import { basePolicy } from '../../adapters/files/set-up-checkouts.ts'
import { ToldError } from '../../domain/values/told-error.ts'

/** People as a flag named them: each for a role that the base has, or the command was called wrongly. */
export function withRolesOfBase<People extends Readonly<Record<string, readonly string[]>>>(
  people: People | undefined,
): People | undefined {
  const roles = Object.keys(people === undefined ? {} : basePolicy().policy.roles)
  const unknown = Object.keys(people ?? {}).find((role) => !roles.includes(role))
  if (unknown !== undefined)
    throw new ToldError({
      ja: `土台に「${unknown}」という役割はありません。--person に書けるのは ${roles.join('、')} です`,
      en: `the base has no role "${unknown}": --person names one of ${roles.join(', ')}`,
    })
  return people
}
