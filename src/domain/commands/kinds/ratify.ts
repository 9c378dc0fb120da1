import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, refused, type View } from '../decision.ts'

interface Ratify {
  kind: 'ratify'
  reason?: string
}

/** `/ratify [reason]`: what was done in somebody's stead is confirmed (追認, R4.2-1). */
export const ratifyCommand = commandKind<Ratify>('ratify', {
  slash: [
    {
      word: 'ratify',
      names: ['追認'],
      meant: [],
      read: ({ text }) => ({ kind: 'ratify', ...(text === '' ? {} : { reason: text }) }),
    },
  ],
  decide: ratify,
  fromEvent: { 'acts-ratified': () => ({ kind: 'ratify' }) },
})

function ratify(view: View, { reason = '' }: Ratify): Decision {
  const mine = view.case.unratified.filter((act) => view.roles.includes(act.for) && act.by.id !== view.asked.actor.id)
  if (mine.length > 0)
    return accepted([{ type: 'acts-ratified', data: { acts: mine.map(({ seq }) => seq) }, text: {} }])
  const absent = absentFor(view)
  if (absent !== undefined) {
    const { acts, ...stead } = absent
    return reason === ''
      ? refused(because('reason-missing', 'R4.2-1', { command: 'ratify' }))
      : accepted([{ type: 'acts-ratified', data: { acts, acting: stead }, text: { reason } }])
  }
  const [waiting] = view.case.unratified
  return refused(
    waiting === undefined
      ? because('nothing-to-ratify', 'R4.2-1')
      : notForYou(
          view.case.unratified.map((act) => act.for),
          'R4.2-1',
        ),
  )
}

/** Acts whose principal is absent for good: whom the policy names for that ratifies them, never those of his own. */
function absentFor({ policy, roles, case: state, asked }: View) {
  const [first, ...more] = state.unratified.filter(({ by, for: principal }) => {
    const next = ownProperty(policy.roles, principal)?.['in-absence']
    return next !== undefined && roles.includes(next) && by.id !== asked.actor.id
  })
  if (first === undefined) return undefined
  const acts = [first, ...more.filter((act) => act.for === first.for)].map(({ seq }) => seq)
  return { acts, for: first.for, role: ownProperty(policy.roles, first.for)?.['in-absence'] ?? '' }
}
