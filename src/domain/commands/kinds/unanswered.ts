import { commandKind } from '../command-kind.ts'
import { accepted, IGNORED } from '../decision.ts'
import { APP_DOORS } from '../request-origin.ts'

interface Unanswered {
  kind: 'unanswered'
  role: string
}

/** A clock says that nobody of this role has acted in time. */
export const unansweredCommand = commandKind<Unanswered>('unanswered', {
  doors: APP_DOORS,
  decide: ({ policy, case: state }, { role }) => {
    if (!policy.answering.includes(role)) return IGNORED
    return state.answered !== undefined || state.unanswered.includes(role)
      ? IGNORED
      : accepted([{ type: 'role-unanswered', data: { role }, text: {} }])
  },
})
