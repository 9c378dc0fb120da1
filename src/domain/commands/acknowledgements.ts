import { type AudienceMember, asParams, concernedBy } from '../acknowledgement/audience.ts'
import { calledIn } from '../acknowledgement/called-in.ts'
import type { ConcernedOf } from '../case/event.schema.ts'
import { NOBODY_ASKS } from '../gates/gate-kind.ts'
import type { Gate } from '../gates/gates.ts'
import { notForYou } from '../refusals/not-for-you.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { accepted, type Decision, gateViewOf, hasRole, refused, type View } from './decision.ts'
import { takeLogin } from './read-login.ts'
import { takeNamed } from './read-named.ts'
import { tooEarly } from './too-early.ts'

/** Taking note: each for himself, or recorded for those who cannot (R4.1-1e, R4.4-2, R9-4). */

/** Somebody else has taken note, or need not: said by whoever may record it for others. */
export function acknowledgedFor(view: View, what: string, whom: string, type: 'acknowledged' | 'exempted'): Decision {
  const clause = clauseOf(view, what)
  const by = ownProperty(view.process.acknowledgements, what)?.['recorded-by'] ?? []
  if (!hasRole(view, by)) return refused(notForYou(by, clause))
  const all = gatesFor(view, what).flatMap((gate) =>
    gate.kind === 'acknowledged-by-all' ? concernedBy(gate, gateViewOf(view, NOBODY_ASKS)) : [],
  )
  const found = whoIn(view, all, whom)
  if (found === undefined) return refused(because('not-concerned', clause, { what, text: whom, ...asParams(all) }))
  const { one, rest } = found
  // Nobody lets himself off.
  if (type === 'exempted' && one.kind === 'account' && one.account.id === view.asked.actor.id)
    return refused(because('own-exemption', clause, { what }))
  if (rest === '') return refused(because('reason-missing', clause, { what, command: type }))
  const data = { what, of: ofOne(one) }
  const person = one.kind === 'person' ? { person: one.name } : {}
  return accepted(
    [
      type === 'acknowledged'
        ? { type, data, text: { reference: rest, ...person } }
        : { type, data, text: { reason: rest, ...person } },
    ],
    tooEarlyFor(view, what, clause),
  )
}

/** Whom the words begin with, among those who are asked: an account, a group or customer by its name, a person by his. */
function whoIn(
  view: View,
  all: readonly AudienceMember[],
  text: string,
): { one: AudienceMember; rest: string } | undefined {
  const login = takeLogin(text)
  for (const one of all) {
    if (one.kind === 'account' && one.account.login.toLowerCase() === login?.login.toLowerCase())
      return { one, rest: login.rest }
  }
  const others = all.flatMap((one) => (one.kind === 'account' ? [] : [{ one, ...calledIn(view.policy, one) }]))
  const taken = takeNamed(others, text)
  const found = others.find(({ id }) => id === taken?.id)
  return taken === undefined || found === undefined ? undefined : { one: found.one, rest: taken.rest }
}

const ofOne = (one: AudienceMember): ConcernedOf => (one.kind === 'person' ? { kind: 'person' } : one)

/** As a line names somebody who was recorded. */
export function calledBy(of: ConcernedOf, person = ''): string {
  if (of.kind === 'person') return person
  if (of.kind === 'customer') return of.customer
  return of.kind === 'group' ? of.group : `@${of.account.login}`
}

const asks = (gate: Gate, what: string): boolean =>
  (gate.kind === 'acknowledged' || gate.kind === 'acknowledged-by-all') && gate.what === what

const gatesFor = ({ process }: View, what: string): Gate[] =>
  process.transitions.flatMap(({ gates }) => gates.filter((gate) => asks(gate, what)))

export const tooEarlyFor = (view: View, what: string, clause: string) =>
  tooEarly(view, (gate) => asks(gate, what), clause, { what })

/** The requirement that waits for it. */
export const clauseOf = (view: View, what: string): string => gatesFor(view, what)[0]?.clause ?? 'R4.4-2'

export const unknownAcknowledgement = (view: View, what: string): Decision =>
  refused(because('unknown-what', 'R4.4-2', { text: what, whats: Object.keys(view.process.acknowledgements) }))

/** `for` before a name says no more than the name. */
export const withoutFor = (text: string): string => text.replace(/^for[ \u3000]+(?=\S)/i, '')
