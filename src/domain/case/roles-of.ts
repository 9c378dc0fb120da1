import type { Policy } from '../policy/policy.schema.ts'
import { oncePer } from '../values/once-per.ts'
import type { Account, Case } from './case.ts'
import type { Directory } from './context.ts'
import { exclusionIn, isNamed } from './kept-out.ts'

/** The people who have a role in this case: the appointed executive, or whom the runbook or the policy names (R4.1-1b). */
export function holdersOf(
  policy: Policy,
  directory: Directory,
  state: Case | undefined,
  role: string,
): readonly Account[] {
  if (role === 'reporter') return state === undefined ? [] : [state.opened.by]
  return namedFor(policy, directory, state, role).filter((account) => !isExcluded(policy, state, account))
}

/** True where people of this role are kept out of this case: others act in their own right then, and nobody ratifies it. */
export function isKeptOut(policy: Policy, directory: Directory, state: Case, role: string): boolean {
  return namedFor(policy, directory, state, role).length > 0 && holdersOf(policy, directory, state, role).length === 0
}

/** Whether anybody who has this role is kept out of this case. */
export const hasKeptOut = (policy: Policy, directory: Directory, state: Case, role: string): boolean =>
  namedFor(policy, directory, state, role).some((account) => isExcluded(policy, state, account))

/** Nobody acts in his own case: whoever asked for it, or whom it is about, has no role there but to be heard. */
function isExcluded(policy: Policy, state: Case | undefined, account: Account): boolean {
  const rule = state === undefined ? undefined : policy.processes[state.process]?.excluded
  if (rule === undefined || state === undefined) return false
  return (rule.reporter && state.opened.by.id === account.id) || isConcerned(policy, state, account)
}

/** Accounts that the case's field names: it is about them, so nothing of it reaches them by us (R7-4, R8-2). */
export function isConcerned(policy: Policy, state: Case, account: Account): boolean {
  const said = exclusionIn(policy, state)
  return said !== undefined && isNamed(said, account)
}

/** The same as to look for somebody among all holders, of whom only this one is asked whether he is kept out. */
function hasRoleNow(
  policy: Policy,
  directory: Directory,
  state: Case | undefined,
  role: string,
  { id }: Account,
): boolean {
  if (role === 'reporter') return state?.opened.by.id === id
  return namedFor(policy, directory, state, role).some(
    (holder) => holder.id === id && !isExcluded(policy, state, holder),
  )
}

function namedFor(policy: Policy, directory: Directory, state: Case | undefined, role: string): readonly Account[] {
  const ofCase = policy.roles[role]?.['of-case']
  if (ofCase === undefined) return directory.roles.get(role) ?? []
  if (state?.executive !== undefined) return [state.executive]
  const wanted = state?.runbook?.executive ?? ofCase.default
  // A runbook gives nobody powers that the policy does not.
  const allowed = wanted === ofCase.default || policy.organisation.executives.includes(wanted)
  const named = directory.roles.get(allowed ? wanted : ofCase.default)
  const people = (named === undefined || named.length === 0 ? directory.roles.get(ofCase.default) : named) ?? []
  // A case has one, however many hold the role that names him: somebody else is appointed by name.
  return people.slice(0, 1)
}

const roleIds = oncePer((policy: Policy): readonly string[] => [...Object.keys(policy.roles), 'reporter'])

export function rolesOf(policy: Policy, directory: Directory, state: Case | undefined, account: Account): string[] {
  const held = roleIds(policy).filter((role) => hasRoleNow(policy, directory, state, role, account))
  return state !== undefined && isConcerned(policy, state, account) ? [...held, 'concerned'] : held
}
