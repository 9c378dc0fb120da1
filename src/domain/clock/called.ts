import type { Account, Case } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import { holdersOf, isConcerned } from '../case/roles-of.ts'

/** Whom a clock that each action item has may tell, beside roles: whose item it is. */
export const ACTION_OWNER = 'action-owner'

/** The people whom a clock calls; never whom the case is about. */
export function calledBy(
  { policy, directory }: Pick<Context, 'policy' | 'directory'>,
  state: Case,
  role: string,
  subject: string | undefined,
): readonly Account[] {
  if (role !== ACTION_OWNER) return holdersOf(policy, directory, state, role)
  const owners = state.actions.flatMap(({ id, owner }) => (id === subject ? [owner] : []))
  return owners.filter((owner) => !isConcerned(policy, state, owner))
}

/** The people called when the response organisation starts: of the roles that the policy names, those who may act in this case. */
export function calledToStart(
  { policy, directory }: Pick<Context, 'policy' | 'directory'>,
  state: Case,
): readonly Account[] {
  const calls = policy.organisation.calls ?? policy.defaults['set-by']
  const contain = policy.processes[state.process]?.contain?.by
  const called = calls
    .filter((role) => contain === undefined || contain.includes(role))
    .flatMap((role) => holdersOf(policy, directory, state, role))
  return [...new Map(called.map((account) => [account.id, account])).values()]
}
