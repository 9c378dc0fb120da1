import { accountsIn, marksAccounts } from '../accounts/accounts-in.ts'
import { saysNone } from '../commands/none-value.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Account, Case, Fact } from './case.ts'
import type { Directory } from './context.ts'

/** The fact that names who takes no part in a case (R7-4, R8-2). */
export function exclusionIn(policy: Pick<Policy, 'processes'>, state: Case): Fact | undefined {
  const field = ownProperty(policy.processes, state.process)?.excluded?.named
  return field === undefined ? undefined : ownProperty(state.facts, field)
}

/** By id, which outlives a new name. Where a record has none, or part of it is not settled, its words count as well. */
export function isNamed({ values, provisional, text }: Fact, { id, login }: Account): boolean {
  if (values.includes(String(id))) return true
  if (!provisional && (values.length > 0 || (saysNone(text) && !marksAccounts(text)))) return false
  return accountsIn(text).logins.some((one) => one.login.toLowerCase() === login.toLowerCase())
}

/** Whether a case names anybody who may know nothing of it, or may name one: where that is not clear it counts as one. */
export function keepsOut(policy: Pick<Policy, 'processes'>, state: Case): boolean {
  const fact = exclusionIn(policy, state)
  return fact !== undefined && !(saysNone(fact.text) && !marksAccounts(fact.text))
}

/** The accounts kept out of a case, by the logins of today as far as roles tell them; and the logins whose account is not known. */
export function keptOut(
  policy: Pick<Policy, 'processes'>,
  { roles }: Pick<Directory, 'roles'>,
  state: Case,
): { logins: readonly string[]; persons: readonly string[]; unclear: boolean } {
  const fact = exclusionIn(policy, state)
  if (fact === undefined) return { logins: [], persons: [], unclear: false }
  const { logins, persons } =
    saysNone(fact.text) && !marksAccounts(fact.text) ? { logins: [], persons: [] } : accountsIn(fact.text)
  const known = [...roles.values()].flat()
  const today = fact.values.map((value, at) => {
    const holder = known.find(({ id }) => String(id) === value)
    return holder?.login ?? (logins.length === fact.values.length ? logins[at]?.login : undefined) ?? `id ${value}`
  })
  // A record from before ids were kept.
  const old = fact.values.length > 0 || fact.provisional ? [] : logins.map(({ login }) => login)
  return { logins: [...today, ...old], persons, unclear: fact.provisional }
}
