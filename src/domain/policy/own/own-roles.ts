import { asMapping, isMapping, type Mapping, mappingOf, type Path } from './mapping.ts'

const TEAM = 'team:'

/**
 * `officer: [aoki]` and `responder: team:responders` say who has a role, in the place of those whom the base names; a role
 * with `outside` is nobody's in the company. `originOf` leads from where the merge read a part to where it was written.
 */
export function ownRoles(base: unknown, own: unknown): { roles: unknown; originOf(path: Path): Path } {
  if (!isMapping(own)) return { roles: own, originOf: (path) => path }
  const listed = new Map<string, ReadonlyMap<string, number>>()
  const roles = mappingOf(
    Object.entries(own).map(([id, written]) => {
      const there = asMapping(asMapping(base)[id])
      const people = typeof written === 'string' ? [written] : written
      if (Array.isArray(people) && people.every((one) => typeof one === 'string')) {
        listed.set(id, placesOf(people))
        return [id, whoHas(there, people)]
      }
      const outside = isMapping(written) && 'outside' in written && !('users' in written) && !('teams' in written)
      return [id, outside ? { ...nobody(there), ...written } : written]
    }),
  )
  return {
    roles,
    originOf(path) {
      const [section, id, key, at] = path
      const places = section === 'roles' ? listed.get(String(id)) : undefined
      if (places === undefined || key === undefined) return path
      const place = at === undefined ? undefined : places.get(`${key} ${at}`)
      return place === undefined ? path.slice(0, 2) : [...path.slice(0, 2), place]
    },
  }
}

const isTeam = (one: string): boolean => one.startsWith(TEAM)

function whoHas(there: Mapping, people: readonly string[]): Mapping {
  const users = people.filter((one) => !isTeam(one))
  const teams = people.filter(isTeam).map((one) => one.slice(TEAM.length))
  return {
    ...nobody(there),
    ...('outside' in there ? { outside: null } : {}),
    ...(users.length > 0 || teams.length === 0 ? { users } : {}),
    ...(teams.length > 0 ? { teams } : {}),
  }
}

/** Takes away whom the base names. */
const nobody = (there: Mapping): Mapping =>
  mappingOf(['users', 'teams'].flatMap((key) => (key in there ? [[key, null] as const] : [])))

/** Where each stands among all that were listed, by what it became. */
function placesOf(people: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const counted = { users: 0, teams: 0 }
  for (const [at, one] of people.entries()) {
    const key = isTeam(one) ? 'teams' : 'users'
    places.set(`${key} ${counted[key]}`, at)
    counted[key] += 1
  }
  return places
}
