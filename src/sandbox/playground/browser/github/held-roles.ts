type Roles = Readonly<Record<string, { users?: string[]; teams?: string[]; 'of-case'?: { default?: string } }>>

/** The roles that a person has, by name or by a team, and by what those bring in each case. */
export function heldRoles(roles: Roles, login: string, teams: ReadonlySet<string>): readonly string[] {
  const entries = Object.entries(roles)
  const own = entries
    .filter(
      ([, { users = [], teams: its = [] }]) =>
        users.some((one) => isSame(one, login)) || its.some((slug) => teams.has(slug)),
    )
    .map(([id]) => id)
  const ofCase = entries.filter(([, { 'of-case': given }]) => own.includes(given?.default ?? '')).map(([id]) => id)
  return [...own, ...ofCase]
}

/** GitHub's logins do not tell capitals apart. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
