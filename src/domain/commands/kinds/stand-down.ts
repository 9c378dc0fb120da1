import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { readTrigger } from '../read-trigger.ts'
import { endTriggers } from '../triggers.ts'

interface StandDown {
  kind: 'stand-down'
  trigger: string
}

/** `/stand-down <trigger>`: the response organisation ends. */
export const standDownCommand = commandKind<StandDown>('stand-down', {
  slash: [
    {
      word: 'stand-down',
      names: ['対応組織終了', '体制終了'],
      meant: [],
      read: ({ line }, { policy }) =>
        line === '' ? undefined : { kind: 'stand-down', trigger: readTrigger(policy.organisation.end, line) },
    },
  ],
  decide: standDown,
  fromEvent: { 'organisation-stood-down': ({ data }) => ({ kind: 'stand-down', trigger: data.trigger }) },
})

function standDown(view: View, { trigger }: StandDown): Decision {
  const { by, clause } = view.policy.organisation
  if (!hasRole(view, by)) return refused(notForYou(by, clause))
  if (view.case.organisation === undefined) return refused(because('organisation-not-started', clause, { roles: by }))
  if (view.case.organisation.stoodDown !== undefined) return refused(because('already-there', clause))
  const triggers = endTriggers(view)
  if (!triggers.includes(trigger)) return refused(because('unknown-trigger', clause, { text: trigger, triggers }))
  return accepted([{ type: 'organisation-stood-down', data: { trigger }, text: {} }])
}
