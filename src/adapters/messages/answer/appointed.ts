import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code, login, mention } from '../marks.ts'
import { clauseOf, type MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'
import { emergency } from './call.ts'
import { inStead } from './in-stead.ts'
import { leadsOn } from './next-actions.ts'

type Appointed = Extract<Answer, { kind: 'appointed' }>

const LONGEST_REASON = 300

/** To somebody who decides from now on, and may see this case for the first time: what it is about, and what to do first (R4.1-1b). */
export function appointedAnswer(speech: MessageContext, status: Status, answer: Appointed): string {
  const { translate, context, state } = speech
  const isResponse = context.policy.processes[state.process]?.contain !== undefined
  return blocks(
    translate('appointed.told', {
      who: md(mention(answer.who)),
      by: md(login(answer.by)),
      issue: md(`#${state.issue}`),
      clause: clauseOf(speech, 'R4.1-1b'),
    }),
    answer.reason === ''
      ? ''
      : translate('appointed.reason', { reason: md(asInlineText(answer.reason, { maxLength: LONGEST_REASON })) }),
    isResponse ? emergency(speech, status.severity) : '',
    translate('appointed.first'),
    bullets([
      translate('appointed.see', { status: md(code('/status')), help: md(code('/help')) }),
      ...(isResponse && state.organisation === undefined
        ? [translate('appointed.activate', { command: md(code(translate('usage.activate'))) })]
        : []),
      ...[leadsOn(speech, status)].filter((line) => line !== ''),
    ]),
    inStead(speech, answer.acting),
  )
}
