import type { Account, Case } from '../../domain/case/case.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { isNotForYou } from '../../domain/refusals/not-for-you.ts'
import { ANYBODY, enoughFor, type Holder, type Judge } from './asked-again.ts'
import type { Tried } from './tried.ts'

/** A person and the roles that he has; where only the record tells, one of them at least. */
export interface Shown extends Holder {
  certain: boolean
}

export interface PastAct {
  tried: Tried
  before: Case
  /** The policy that judged it then. */
  judge: Judge
}

/** Roles by login, where somebody has said who had which. */
export type KnownRoles = ReadonlyMap<string, readonly string[]>

/** Roles by login as a policy without teams names them: then nobody else has any. */
export function rolesNamed({ roles }: Policy): KnownRoles {
  const all = Object.entries(roles)
  if (all.some(([, { teams }]) => teams.length > 0)) return new Map()
  const found = new Map<string, string[]>()
  for (const [role, { users }] of all)
    for (const login of users.map((user) => user.toLowerCase())) found.set(login, [...(found.get(login) ?? []), role])
  return found
}

/**
 * People's roles are not in the record. But somebody who was let do something had a role that lets one do it, and somebody who
 * was not let had none: what is left is as much as can be known without being told.
 */
export function peopleShown(
  acts: readonly PastAct[],
  others: readonly Account[],
  told: KnownRoles,
): Map<number, Shown> {
  const people = new Map<number, Shown>()
  for (const account of [...others, ...acts.map(({ tried }) => tried.asked.actor)]) {
    if (people.has(account.id)) continue
    const roles = told.get(account.login.toLowerCase())
    people.set(account.id, { account, roles: roles ?? [], certain: roles !== undefined })
  }
  const byActor = new Map<number, PastAct[]>()
  for (const act of acts) {
    const { id } = act.tried.asked.actor
    const own = byActor.get(id)
    if (own === undefined) byActor.set(id, [act])
    else own.push(act)
  }
  for (const [id, person] of people) {
    const own = byActor.get(id)
    if (!person.certain && own !== undefined) people.set(id, { ...person, roles: possible(own) })
  }
  return people
}

function possible(acts: readonly PastAct[]): string[] {
  const lacking = new Set(acts.flatMap(lackedIn))
  const policies = new Set(acts.map(({ judge }) => judge.policy))
  const roles = new Set([...policies].flatMap((policy) => Object.keys(policy.roles)))
  const all = [...roles].filter((role) => !lacking.has(role))
  let left = all
  for (const { tried, before, judge } of acts) {
    const enough = enoughFor(judge, before, tried.asked)
    if (refusedForRole(tried) || enough.has(ANYBODY)) continue
    const both = left.filter((role) => enough.has(role))
    // No single role explains everything: he had several.
    left = both.length > 0 ? both : [...new Set([...left, ...all.filter((role) => enough.has(role))])]
  }
  return left
}

const refusedForRole = ({ reasons }: Tried): boolean => reasons.some(isNotForYou)

/** The roles that would have been enough, where somebody was refused because he had none of them. */
export const lackedIn = ({ tried, before, judge }: PastAct): readonly string[] =>
  refusedForRole(tried) ? [...enoughFor(judge, before, tried.asked)] : []
