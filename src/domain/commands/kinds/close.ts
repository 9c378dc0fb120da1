import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { type Decision, IGNORED, refused, type View } from '../decision.ts'
import { endAs, noWay, passage } from '../passage.ts'

interface Close {
  kind: 'close'
  as: 'completed' | 'not-planned' | 'duplicate'
}

/** Closing the issue by hand asks for the end of that sort. */
export const closeCommand = commandKind<Close>('close', {
  target: ({ as }, process, phase) => endAs(process, phase, as),
  decide: close,
})

function close(view: View, { as }: Close): Decision {
  const { end } = view.process.phases[view.case.phase] ?? {}
  if (end !== undefined) return IGNORED
  // Which case it is the same as, only a command can say.
  if (as === 'duplicate' && view.process.links !== undefined)
    return refused(because('lead-missing', view.process.links.clause))
  const to = endAs(view.process, view.case.phase, as)
  return to === undefined ? noWay(view, { clause: undefined, phase: undefined }) : passage(view, to, '')
}
