import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import {
  acknowledgedFor,
  calledBy,
  clauseOf,
  tooEarlyFor,
  unknownAcknowledgement,
  withoutFor,
} from '../acknowledgements.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { namedIn, takeNamedOrWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'

interface Acknowledge {
  kind: 'acknowledge'
  what: string
  reference: string
  /** Of somebody else, as it was written, with the reference behind it. */
  whom?: string
}

const read: Reader<Acknowledge> = ({ text }, { policy }) => {
  const whats = Object.values(policy.processes).flatMap((process) => namedIn(process.acknowledgements))
  const what = takeNamedOrWord(whats, text)
  if (what === undefined) return undefined
  const whom = withoutFor(what.rest)
  return whom === what.rest
    ? { kind: 'acknowledge', what: what.id, reference: what.rest }
    : { kind: 'acknowledge', what: what.id, reference: '', whom }
}

/** `/acknowledge <what> [reference]`, `/acknowledge <what> for <whom> <reference>`. */
export const acknowledgeCommand = commandKind<Acknowledge>('acknowledge', {
  slash: [{ word: 'acknowledge', names: ['確認', '確認済み'], meant: ['ack', '既読', '了解', 'かくにん'], read }],
  decide: acknowledge,
  fromEvent: {
    acknowledged: ({ data: { what, of }, text: { reference = '', person } }) => ({
      ...{ kind: 'acknowledge', what },
      ...(of === undefined ? { reference } : { reference: '', whom: `${calledBy(of, person)} ${reference}` }),
    }),
  },
})

/** Those whom the policy names take note; for one without an account it is recorded with a reference, such as the minutes'. */
function acknowledge(view: View, { what, reference, whom }: Acknowledge): Decision {
  const policy = ownProperty(view.process.acknowledgements, what)
  if (policy === undefined) return unknownAcknowledgement(view, what)
  if (whom !== undefined) return acknowledgedFor(view, what, whom, 'acknowledged')
  const clause = clauseOf(view, what)
  const theirs = hasRole(view, policy.by)
  if (!theirs && !hasRole(view, policy['recorded-by'])) {
    return refused(notForYou([...policy.by, ...policy['recorded-by']], clause))
  }
  // Where nobody takes note for himself, it is said for whom.
  if (policy.by.length === 0) return refused(because('reason-missing', clause, { what, command: 'acknowledged' }))
  if (!theirs && reference.trim() === '') return refused(because('reason-missing', clause, { what }))
  const noted = { type: 'acknowledged' as const, data: { what }, text: reference === '' ? {} : { reference } }
  return accepted([noted], tooEarlyFor(view, what, clause))
}
