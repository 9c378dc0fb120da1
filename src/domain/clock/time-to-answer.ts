import type { Case } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import { holdersOf } from '../case/roles-of.ts'
import { lengthOf } from './length-of.ts'
import { ms } from './moments.ts'
import { timetable } from './timetable.ts'

/**
 * Nobody of this role has acted in the case, and by the policy's clocks the time to do so has run out (R4.2-1). Asked of
 * the clocks themselves: the first answer of anybody in charge stops them, and no sweep need have been there.
 */
export function isSilent(
  { policy, directory }: Pick<Context, 'policy' | 'directory'>,
  state: Case,
  role: string,
  now: string,
): boolean {
  if (holdersOf(policy, directory, state, role).some(({ id }) => state.acted.includes(id))) return false
  if (state.unanswered.includes(role)) return true
  return Object.values(policy.clocks)
    .filter((clock) => clock.in.includes(state.process))
    .flatMap(({ escalate }) => escalate.filter(({ unanswered }) => unanswered === role))
    .some(({ after }) => {
      const length = after === undefined ? undefined : lengthOf(policy, state, after, undefined)
      return length !== undefined && ms(timetable(policy, 'elapsed', state.opened.at, length).until) <= ms(now)
    })
}
