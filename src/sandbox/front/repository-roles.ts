import type { RepositoryRole } from '../access.ts'

const ROLES: readonly RepositoryRole[] = ['read', 'triage', 'write', 'maintain', 'admin']
/** The old names, which the API still takes and answers with. */
const OLD_NAMES: Readonly<Record<string, RepositoryRole>> = { pull: 'read', push: 'write' }

/** Undefined where there is no such role. */
export const roleNamed = (name: string): RepositoryRole | undefined =>
  OLD_NAMES[name] ?? ROLES.find((each) => each === name)

/** As GitHub writes out what a role may do. */
export const rolesUpTo = (role: RepositoryRole): Record<string, boolean> => {
  const may = (wanted: RepositoryRole) => ROLES.indexOf(role) >= ROLES.indexOf(wanted)
  return {
    ...{ admin: may('admin'), maintain: may('maintain'), push: may('write') },
    ...{ triage: may('triage'), pull: may('read') },
  }
}
