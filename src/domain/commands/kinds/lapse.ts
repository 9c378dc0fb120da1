import { timedOf } from '../../clock/timed-transitions.ts'
import { commandKind } from '../command-kind.ts'
import { IGNORED } from '../decision.ts'
import { passage } from '../passage.ts'
import { APP_DOORS } from '../request-origin.ts'

interface Lapse {
  kind: 'lapse'
  to: string
}

/** The app makes a transition whose time has come; judged anew, since somebody may have acted meanwhile. */
export const lapseCommand = commandKind<Lapse>('lapse', {
  doors: APP_DOORS,
  decide: (view, { to }) => {
    const due = timedOf(view.policy, view.case).find(({ transition }) => transition.to === to)
    return due === undefined || Date.parse(view.asked.at) < Date.parse(due.at)
      ? IGNORED
      : passage({ ...view, roles: ['app'] }, to, '')
  },
})
