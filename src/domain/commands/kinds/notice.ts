import { LANGUAGES } from '../../policy/languages.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { unknownNotice } from '../notices.ts'
import { namedIn, takeNamedOrWord, takeWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'

interface DraftNotice {
  kind: 'notice'
  notice: string
  language: string | undefined
}

const read: Reader<DraftNotice> = ({ line }, { policy }) => {
  const notices = Object.values(policy.processes).flatMap((process) => namedIn(process.notices))
  const found = takeNamedOrWord(notices, line)
  if (found === undefined) return undefined
  return { kind: 'notice', notice: found.id, language: takeWord(found.rest)?.word.toLowerCase() }
}

/** `/notice <notice> [ja|en]`: a draft in the language wanted, from what the policy lets notices tell (R4.4-3). */
export const noticeCommand = commandKind<DraftNotice>('notice', {
  slash: [{ word: 'notice', names: ['文案', '周知文案'], meant: [], read }],
  decide: draft,
  fromEvent: {
    'notice-drafted': ({ data }) => ({ kind: 'notice', notice: data.notice, language: data.language }),
  },
})

function draft(view: View, { notice, language }: DraftNotice): Decision {
  if (ownProperty(view.process.notices, notice) === undefined) return unknownNotice(view, notice)
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(notForYou(by, 'R4.4-3'))
  const wanted = LANGUAGES.find((one) => one === (language ?? view.case.opened.language)) ?? view.policy.locale
  return accepted([{ type: 'notice-drafted', data: { notice, language: wanted }, text: {} }])
}
