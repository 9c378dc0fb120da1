import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { acting } from '../acting.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { startTriggers, triggerNamed } from '../triggers.ts'

interface Activate {
  kind: 'activate'
  /** As it was written. */
  trigger: string | undefined
}

/** `/activate [trigger]`: the response organisation starts (R4.1-1a). */
export const activateCommand = commandKind<Activate>('activate', {
  slash: [
    {
      word: 'activate',
      names: ['始動', '対応組織始動', '対応組織を始動', '対応組織の始動', '組織始動'],
      meant: ['escalate'],
      read: ({ line }) => ({ kind: 'activate', trigger: line === '' ? undefined : line }),
    },
  ],
  decide: activate,
  fromEvent: { 'organisation-started': ({ data }) => ({ kind: 'activate', trigger: data.trigger }) },
})

function activate(view: View, { trigger: written }: Activate): Decision {
  const { by, clause } = view.policy.organisation
  if (!hasRole(view, by)) return refused(notForYou(by, clause))
  if (view.case.organisation !== undefined && view.case.organisation.stoodDown === undefined)
    return refused(because('already-there', clause))
  const triggers = startTriggers(view)
  const trigger = written === undefined ? undefined : triggerNamed(view, 'start', written)
  if (trigger !== undefined && !triggers.includes(trigger))
    return refused(because('unknown-trigger', clause, { text: trigger, triggers }))
  const started = { ...(trigger === undefined ? {} : { trigger }), ...acting(view, by) }
  return accepted([{ type: 'organisation-started', data: started, text: {} }])
}
