import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { endTriggers, triggerNamed } from '../triggers.ts'

interface StandDown {
  kind: 'stand-down'
  /** As it was written. */
  trigger: string
}

/** `/stand-down <trigger>`: the response organisation ends. */
export const standDownCommand = commandKind<StandDown>('stand-down', {
  slash: [
    {
      word: 'stand-down',
      names: ['対応組織終了', '体制終了'],
      meant: [],
      read: ({ line }) => (line === '' ? undefined : { kind: 'stand-down', trigger: line }),
    },
  ],
  decide: standDown,
  fromEvent: { 'organisation-stood-down': ({ data }) => ({ kind: 'stand-down', trigger: data.trigger }) },
})

function standDown(view: View, { trigger: written }: StandDown): Decision {
  const { by, clause } = view.policy.organisation
  if (!hasRole(view, by)) return refused(notForYou(by, clause))
  if (view.case.organisation === undefined) return refused(because('organisation-not-started', clause, { roles: by }))
  if (view.case.organisation.stoodDown !== undefined) return refused(because('already-there', clause))
  const triggers = endTriggers(view)
  const trigger = triggerNamed(view, 'end', written)
  if (!triggers.includes(trigger)) return refused(because('unknown-trigger', clause, { text: trigger, triggers }))
  return accepted([{ type: 'organisation-stood-down', data: { trigger }, text: {} }])
}
