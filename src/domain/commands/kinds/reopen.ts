import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { IGNORED, refused } from '../decision.ts'
import { passage, waysFrom } from '../passage.ts'

interface Reopen {
  kind: 'reopen'
}

/** Reopening the issue by hand asks for the way out of an end. */
export const reopenCommand = commandKind<Reopen>('reopen', {
  decide: (view) => {
    if (view.process.phases[view.case.phase]?.end === undefined) return IGNORED
    const [to] = waysFrom(view.process, view.case.phase)
    return to === undefined ? refused(because('no-way')) : passage(view, to, '')
  },
})
