import type { Account, Case } from '../case/case.ts'

/** Those who are called or have something to do in a case, whatever they are called; whoever reported it its issue shows. */
export const doingIn = ({ executive, actions, unratified }: Case): Account[] => [
  ...new Map(
    [...unratified.map(({ by }) => by), ...actions.map(({ owner }) => owner), ...(executive ? [executive] : [])].map(
      ({ id, login }) => [id, { id, login }],
    ),
  ).values(),
]

/**
 * The case with whoever it calls or gives something to do by the login that he has today, as far as it is known: a record
 * keeps that of its time, which may be somebody else's by now.
 */
export function asCalledToday(state: Case, known: readonly Account[]): Case {
  const logins = new Map(known.map(({ id, login }) => [id, login]))
  const isCalledSo = ({ id, login }: Account): boolean => (logins.get(id) ?? login) === login
  const { opened, executive, actions, unratified } = state
  const named = [opened, ...unratified]
    .map(({ by }) => by)
    .concat(
      actions.map(({ owner }) => owner),
      executive ?? [],
    )
  if (named.every(isCalledSo)) return state
  const today = <Person extends Account>(person: Person): Person => ({
    ...person,
    login: logins.get(person.id) ?? person.login,
  })
  return {
    ...state,
    opened: { ...opened, by: today(opened.by) },
    executive: executive && today(executive),
    actions: actions.map((action) => ({ ...action, owner: today(action.owner) })),
    unratified: unratified.map((act) => ({ ...act, by: today(act.by) })),
  }
}
