import { noticeOf } from '../../notices/notice-standing.ts'
import { ownProperty } from '../../values/own-property.ts'
import { acknowledgedFor, calledBy, unknownAcknowledgement, withoutFor } from '../acknowledgements.ts'
import { commandKind } from '../command-kind.ts'
import type { Decision, View } from '../decision.ts'
import { exemptFromNotice } from '../notices.ts'
import { namedIn, takeNamedOrWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'

interface Exempt {
  kind: 'exempt'
  what: string
  /** As it was written, with the reason behind it. */
  whom: string
}

const read: Reader<Exempt> = ({ text }, { policy }) => {
  const whats = Object.values(policy.processes).flatMap((process) => [
    ...namedIn(process.acknowledgements),
    ...namedIn(process.notices),
  ])
  const what = takeNamedOrWord(whats, text)
  const whom = withoutFor(what?.rest ?? '')
  return what === undefined || whom === '' ? undefined : { kind: 'exempt', what: what.id, whom }
}

/** `/exempt <what> <whom> <reason>`: somebody need not take note, or need not be told. */
export const exemptCommand = commandKind<Exempt>('exempt', {
  slash: [{ word: 'exempt', names: ['免除', '対象外'], meant: [], read }],
  decide: exempt,
  fromEvent: {
    exempted: ({ data: { what, of }, text: { reason, person } }) => ({
      ...{ kind: 'exempt', what: noticeOf(what) ?? what, whom: `${calledBy(of, person)} ${reason}` },
    }),
  },
})

function exempt(view: View, { what, whom }: Exempt): Decision {
  if (ownProperty(view.process.acknowledgements, what) !== undefined)
    return acknowledgedFor(view, what, whom, 'exempted')
  return ownProperty(view.process.notices, what) === undefined
    ? unknownAcknowledgement(view, what)
    : exemptFromNotice(view, what, whom)
}
