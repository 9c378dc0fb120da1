import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'

/** The people behind some roles, as far as the policy alone can tell. */
export interface RoleMembers {
  /** Accounts that are listed by name; GitHub takes upper and lower case for the same. */
  users: ReadonlySet<string>
  /** Others are in it whom the policy does not list: a team, the reporter, whoever is appointed for a case. */
  open: boolean
}

export type MembersOf = (roles: readonly string[]) => RoleMembers

/** Remembers what it found: a large policy names the same roles at ten thousand places. */
export function membersOf(policy: Policy): MembersOf {
  const known = new Map<string, RoleMembers>()
  return (roles) => {
    const key = roles.join(' ')
    const found = known.get(key) ?? gather(policy, roles)
    known.set(key, found)
    return found
  }
}

/** Roles that the policy does not know count as open: what is wrong with them is said elsewhere. */
function gather(policy: Policy, roles: readonly string[]): RoleMembers {
  const users = new Set<string>()
  let open = false
  for (const id of roles) {
    if (id === 'app') continue
    const role = ownProperty(policy.roles, id)
    if (role === undefined || role.teams.length > 0 || role['of-case'] !== undefined) open = true
    for (const user of role?.users ?? []) users.add(user.toLowerCase())
  }
  return { users, open }
}

export const isNobody = ({ users, open }: RoleMembers): boolean => !open && users.size === 0
export const isOnePerson = ({ users, open }: RoleMembers): boolean => !open && users.size === 1
