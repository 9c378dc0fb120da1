import { type AudienceMember, asParams, concernedBy } from '../acknowledgement/audience.ts'
import { calledIn } from '../acknowledgement/called-in.ts'
import type { ConcernedOf } from '../case/event.schema.ts'
import type { Gate } from '../gates/gates.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Command } from './command.ts'
import { accepted, type Decision, gateViewOf, hasRole, refused, type View } from './decision.ts'
import { omit } from './notices.ts'
import { takeLogin } from './read-login.ts'
import { takeNamed } from './read-named.ts'
import { tooEarly } from './too-early.ts'

/** Taking note: each for himself, or recorded for those who cannot (R4.1-1e, R4.4-2, R9-4). */

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** Those whom the policy names take note; for one without an account it is recorded with a reference, such as the minutes'. */
export function acknowledge(view: View, { what, reference, whom }: Of<'acknowledge'>): Decision {
  const policy = ownProperty(view.process.acknowledgements, what)
  if (policy === undefined) return unknownWhat(view, what)
  if (whom !== undefined) return forSomebody(view, what, whom, 'acknowledged')
  const clause = clauseOf(view, what)
  const theirs = hasRole(view, policy.by)
  if (!theirs && !hasRole(view, policy['recorded-by'])) {
    return refused(because('not-for-you', clause, { roles: [...policy.by, ...policy['recorded-by']] }))
  }
  // Where nobody takes note for himself, it is said for whom.
  if (policy.by.length === 0) return refused(because('reason-missing', clause, { what, command: 'acknowledged' }))
  if (!theirs && reference.trim() === '') return refused(because('reason-missing', clause, { what }))
  const noted = { type: 'acknowledged' as const, data: { what }, text: reference === '' ? {} : { reference } }
  return accepted(
    [noted],
    tooEarly(view, (gate) => asks(gate, what), clause, { what }),
  )
}

/** Why somebody need not take note, said by whoever may record it for others. */
export function exempt(view: View, { what, whom }: Of<'exempt'>): Decision {
  if (ownProperty(view.process.acknowledgements, what) !== undefined) return forSomebody(view, what, whom, 'exempted')
  return ownProperty(view.process.notices, what) === undefined ? unknownWhat(view, what) : omit(view, what, whom)
}

function forSomebody(view: View, what: string, whom: string, type: 'acknowledged' | 'exempted'): Decision {
  const clause = clauseOf(view, what)
  const by = ownProperty(view.process.acknowledgements, what)?.['recorded-by'] ?? []
  if (!hasRole(view, by)) return refused(because('not-for-you', clause, { roles: by }))
  const all = gatesFor(view, what).flatMap((gate) =>
    gate.kind === 'acknowledged-by-all' ? concernedBy(gate, gateViewOf(view)) : [],
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
    tooEarly(view, (gate) => asks(gate, what), clause, { what }),
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

const asks = (gate: Gate, what: string): boolean =>
  (gate.kind === 'acknowledged' || gate.kind === 'acknowledged-by-all') && gate.what === what

const gatesFor = ({ process }: View, what: string): Gate[] =>
  process.transitions.flatMap(({ gates }) => gates.filter((gate) => asks(gate, what)))

/** The requirement that waits for it. */
const clauseOf = (view: View, what: string): string => gatesFor(view, what)[0]?.clause ?? 'R4.4-2'

const unknownWhat = (view: View, what: string): Decision =>
  refused(because('unknown-what', 'R4.4-2', { text: what, whats: Object.keys(view.process.acknowledgements) }))
