import { nowCalled } from '../../case/succeed.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { namedIn, takeNamed } from '../read-named.ts'

interface Consent {
  kind: 'consent'
  what: string
}

/** `/consent <fact>`: somebody else agrees to what it says (R4.4-2). */
export const consentCommand = commandKind<Consent>('consent', {
  slash: [
    {
      word: 'consent',
      names: ['同意'],
      meant: [],
      read: ({ line }, { policy }) =>
        line === '' ? undefined : { kind: 'consent', what: takeNamed(namedIn(policy.fields), line)?.id ?? line },
    },
  ],
  under: ({ fields }, _process, command) => ({ ...command, what: nowCalled(fields, command.what) }),
  decide: consent,
  fromEvent: { consented: ({ data }) => ({ kind: 'consent', what: data.what }) },
})

function consent(view: View, { what }: Consent): Decision {
  const roles = view.process.transitions.flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.kind === 'consent' && gate.fact === what ? gate.by : [])),
  )
  if (roles.length === 0) return refused(because('unknown-what', undefined, { text: what }))
  if (!hasRole(view, roles)) return refused(notForYou(roles, 'R4.4-2'))
  // Consent is to what stands there, so it cannot come before it.
  const fact = ownProperty(view.case.facts, what)
  if (fact === undefined) return refused(because('fact-missing', 'R4.4-2', { field: what }))
  if (fact.by.id === view.asked.actor.id) return refused(because('own-consent', 'R4.4-2', { field: what }))
  return accepted([{ type: 'consented', data: { what }, text: {} }])
}
