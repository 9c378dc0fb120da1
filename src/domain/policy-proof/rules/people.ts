import { keysOf } from '../../gates/gates.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { BUILT_IN_ROLES } from '../../policy/roles.ts'
import { repeats } from '../../values/group-by.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout } from '../finding.ts'
import { roleLists } from '../role-lists.ts'
import { isNobody, isOnePerson } from '../role-members.ts'
import type { Rule, Subject } from '../subject.ts'

/** Somebody is in every role, and nothing hangs on one person for whom nobody stands in. */
export const people: Rule = (subject) => [
  ...Object.entries(subject.policy.roles).flatMap(([id, { teams, users, outside, 'of-case': ofCase }]): Finding[] => [
    ...(BUILT_IN.has(id) ? [findingAbout('reserved-role', ['roles', id], { role: id })] : []),
    ...(!BUILT_IN.has(id) && outside === undefined && isNobody(subject.membersOf([id]))
      ? [findingAbout('nobody-in-role', ['roles', id], { role: id })]
      : []),
    ...(ofCase !== undefined && users.length + teams.length > 0
      ? [
          finding('people-of-case', ['roles', id, users.length > 0 ? 'users' : 'teams'], {
            role: id,
            other: ofCase.default,
          }),
        ]
      : []),
    ...(outside !== undefined && users.length + teams.length > 0
      ? [finding('outside-and-inside', ['roles', id, 'outside'], { role: id })]
      : []),
    ...(isCircular(subject.policy, id) ? [findingAbout('circular-role', ['roles', id], { role: id })] : []),
    ...(ratifiesItself(subject.policy, id)
      ? [finding('ratifies-itself', ['roles', id, 'in-absence'], { role: id })]
      : []),
    ...repeats(
      users.map((user, at) => ({ user, at })),
      ({ user }) => user.toLowerCase(),
    ).map(({ thing: { user, at } }) => finding('repeated-id', ['roles', id, 'users', at], { id: user })),
    ...users.flatMap((user, at) => (LOGIN.test(user) ? [] : [badLogin(user, ['roles', id, 'users', at])])),
    ...teams.flatMap((team, at) => (TEAM.test(team) ? [] : [badTeam(team, ['roles', id, 'teams', at])])),
  ]),
  ...few(subject),
  // Where a handful of people do everything, that is said once, with its reason (R4.2-1).
  ...(subject.policy.people === 'few' ? [] : [...lone(subject), ...same(subject), ...samePeople(subject)]),
]

/** More people than these are not few: rules on who controls whom would be off without a need (judgement). */
const MOST_FEW = 6

/** A company that says that its people are few says why, and is right in it (R4.2-1). */
function few({ policy: { people: size, roles, ...policy }, membersOf }: Subject): Finding[] {
  const reason = policy['people-reason']
  if (size !== 'few') return reason === undefined ? [] : [findingAbout('reason-without-few', ['people-reason'])]
  const { length } = [...membersOf(Object.keys(roles)).users]
  return [
    ...(reason === undefined ? [findingAbout('few-without-reason', ['people'])] : []),
    ...(length > MOST_FEW
      ? [finding('few-of-many', ['people'], { people: String(length), most: String(MOST_FEW) })]
      : []),
  ]
}

// GitHub's logins, those of managed users (`name_company`) among them, of 39 signs at most.
const LOGIN = /^(?=.{1,39}$)[a-z\d](?:-?[a-z\d])*(?:_[a-z\d]+)?$/i

function badLogin(user: string, path: (string | number)[]): Finding {
  const bare = user.trim().replace(/^@/, '')
  return finding('bad-login', path, { user }, { suggestion: LOGIN.test(bare) ? bare : undefined })
}

const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_ROLES)
// A team's slug, which GitHub makes of its name: the app asks for it by this.
const TEAM = /^[a-z\d_]+(?:-+[a-z\d_]+)*$/

function badTeam(name: string, path: (string | number)[]): Finding {
  const bare = (name.trim().split('/').at(-1) ?? '').replace(/^@/, '')
  const slug = bare.toLowerCase().replaceAll(/[^a-z\d_]+/g, '-')
  const meant = /^[\w -]+$/.test(bare) && TEAM.test(slug) ? slug : undefined
  return finding('bad-team', path, { name }, { suggestion: meant })
}

/** A stand-in's acts in the role's place are ratified by somebody else than the stand-in (R4.2-1). */
function ratifiesItself({ roles }: Policy, id: string): boolean {
  const other = ownProperty(roles, id)?.['in-absence']
  return other !== undefined && (other === id || ownProperty(roles, other)?.['acts-for']?.role === id)
}

/** A role that stands in for itself, or whose people of a case are by default those of a case. */
function isCircular(policy: Policy, id: string): boolean {
  const next = (role: string): string | undefined => {
    const found = ownProperty(policy.roles, role)
    return found?.['acts-for']?.role ?? found?.['of-case']?.default
  }
  const seen = new Set<string>()
  for (let role = next(id); role !== undefined && !seen.has(role); role = next(role)) {
    if (role === id) return true
    seen.add(role)
  }
  return false
}

/** Roles of one listed person by whom alone something can be done, and for whom no other stands in. */
function lone(subject: Subject): Finding[] {
  const { policy, membersOf } = subject
  const onePerson = roleLists(subject).filter(({ roles }) => isOnePerson(membersOf(roles)))
  // A field that nothing asks for keeps nobody from anything. The whole policy is searched only where one hangs on a person.
  const asked: ReadonlySet<string> = onePerson.some(({ path }) => path[0] === 'fields')
    ? new Set(textsIn([policy.processes, policy.clocks, policy.meanings, policy.organisation]))
    : new Set()
  const alone = onePerson.filter(({ path }) => path[0] !== 'fields' || asked.has(String(path[1])))
  return Object.keys(policy.roles).flatMap((id): Finding[] => {
    const crowd = membersOf([id])
    if (!isOnePerson(crowd) || hasDeputy(subject, id)) return []
    const duty = alone.find(({ roles }) => roles.includes(id))
    const [user = ''] = crowd.users
    return duty === undefined
      ? []
      : [findingAbout('lone-role', ['roles', id], { role: id, user, duty: duty.path.join('.') })]
  })
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Somebody acts for it, or it is said who stands in: a company has one representative member, and the members' meeting. */
function hasDeputy({ policy, membersOf }: Subject, id: string): boolean {
  if (ownProperty(policy.roles, id)?.['when-kept-out'] !== undefined) return true
  const { users } = membersOf([id])
  return Object.entries(policy.roles).some(([other, role]) => {
    if (role['acts-for']?.role !== id) return false
    const deputies = membersOf([other])
    return deputies.open || [...deputies.users].some((user) => !users.has(user))
  })
}

/** Two roles that must both act, as on a pull request, are two people (R4.4-1). */
function same({ policy, gates, membersOf }: Subject): Finding[] {
  const pairs = new Map<string, Finding>()
  const acts = gates.flatMap(({ gate }) => keysOf(gate))
  for (const key of acts) {
    // Taking note may be done in two roles by one person.
    if (key.kind !== 'act' || key.every !== true || key.command === 'acknowledge') continue
    const roles = key.roles.filter((role) => ownProperty(policy.roles, role) !== undefined)
    for (const [at, role] of roles.entries()) {
      const other = roles.slice(0, at).find((one) => one !== role && isOnePerson(membersOf([one, role])))
      if (other === undefined || isNobody(membersOf([role])) || isNobody(membersOf([other]))) continue
      const [user = ''] = membersOf([role]).users
      pairs.set(`${other} ${role}`, finding('same-person', ['roles', role, 'users'], { role, other, user }))
    }
  }
  return [...pairs.values()]
}

/** Roles that control each other, such as who hears and who decides, are not one and the same set of people. */
function samePeople({ policy, membersOf }: Subject): Finding[] {
  const sets = new Map(
    Object.entries(policy.roles).map(([id, { users, teams }]) => [
      id,
      [...users.map((user) => `@${user.toLowerCase()}`), ...teams].sort().join(' '),
    ]),
  )
  const pairs = new Map<string, Finding>()
  for (const [role, other] of controls(policy)) {
    const [mine, theirs] = [sets.get(role), sets.get(other)]
    const isLone = isOnePerson(membersOf([role]))
    if (role === other || mine === undefined || mine === '' || mine !== theirs || isLone) continue
    const key = [role, other].sort().join(' ')
    if (!pairs.has(key)) pairs.set(key, findingAbout('same-people', ['roles', role], { role, other }))
  }
  return [...pairs.values()]
}

/** Pairs of roles: the one that acts, and the one that looks it over. */
function controls({ processes }: Policy): (readonly [string, string])[] {
  return Object.values(processes).flatMap(({ transitions, excluded }) => {
    const movers = transitions.flatMap(({ by, gates }) =>
      gates.flatMap((gate) => {
        if (gate.kind === 'pull-request') return pairsOf(gate['approved-by'], gate['approved-by'])
        return gate.kind === 'acknowledged' ? pairsOf(gate.by, by.length === 1 ? by : []) : []
      }),
    )
    if (excluded?.named === undefined) return movers
    // Of a case about a person: who leads it up to the decision, and who decides.
    const alone = transitions.filter(({ by }) => by.length === 1).map(({ by }) => by)
    return [...movers, ...alone.flatMap((one, at) => alone.slice(at + 1).flatMap((other) => pairsOf(other, one)))]
  })
}

const pairsOf = (these: readonly string[], others: readonly string[]): (readonly [string, string])[] =>
  these.flatMap((one) => others.filter((other) => other !== one).map((other) => [one, other] as const))
