import type { Account } from '../case/case.ts'
import { ifSeen, type SetUpFacts } from './facts.ts'

/** The people of a role as far as could be seen; a role of each case's own is its default's until then. */
export function peopleOf(facts: Pick<SetUpFacts, 'policy' | 'teams' | 'users'>, role: string): Account[] {
  const named = facts.policy.roles[role]
  if (named === undefined) return []
  const ofCase = named['of-case']?.default
  const found = [
    ...named.teams.flatMap((team) => ifSeen(facts.teams.get(team) ?? NOTHING) ?? []),
    ...named.users.flatMap((login) => ifSeen(facts.users.get(login) ?? NOTHING) ?? []),
    ...(ofCase === undefined || ofCase === role ? [] : peopleOf(facts, ofCase)),
  ]
  return found.filter((one, at) => found.findIndex(({ id }) => id === one.id) === at)
}

const NOTHING = { kind: 'unseen', needs: '' } as const
