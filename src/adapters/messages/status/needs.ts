import type { Status } from '../../../domain/screen/status.ts'
import { details } from '../details.ts'
import { blocks, bullets } from '../marks.ts'
import { clauseOf, type MessageContext, who } from '../message-context.ts'
import { briefReasons, clausesOf, isWrittenBelow, remedyText } from '../reasons.ts'
import { reopenCommand } from '../reopen-command.ts'
import { skeletonOf } from '../skeleton.ts'
import { md } from '../texts.ts'
import { ended } from './head.ts'
import type { Openness } from './openness.ts'

/** The needs of the next phase and whom they are waited for from, with a skeleton for just that. */
export function needs(speech: MessageContext, status: Status, open: Openness): string {
  const { translate, names, times, state } = speech
  if (ended(speech)) {
    const again = reopenCommand(speech)
    return blocks(
      translate('status.ended', { phase: names.phase(state.phase) }),
      again === undefined
        ? ''
        : translate(again.byButton ? 'status.reopen' : 'status.reopen-reason', { command: md(again.command) }),
    )
  }
  const { next } = status
  if (next === undefined) return ''
  const phase = names.phase(next.phase)
  const count = next.missing.length
  const skeleton = skeletonOf(speech, status.asked)
  const heading = (): string => {
    if (count > 0) return translate('status.next', { phase, count })
    return next.at === undefined
      ? translate('status.next-ready', { phase })
      : translate('status.next-by-itself', { phase, until: times.full(next.at) })
  }
  // Ready to go on, which the one next action says: who may do it is looked up.
  if (count + status.unread.length + status.questions.length + next.waived.length === 0 && skeleton === '')
    return details(heading(), how(speech, status, next))
  return blocks(
    `### ${heading()}`,
    briefReasons(speech, next.missing, skeleton !== '', open.reasons),
    unread(speech, status, open),
    questions(speech, status, open),
    waived(speech, next.waived),
    skeleton === '' || !open.skeleton ? '' : translate('status.unwritten'),
    skeleton === '' || open.skeleton
      ? skeleton
      : details(translate('status.headings', { count: status.asked.length }), skeleton),
    how(speech, status, next),
  )
}

/** How the missing fields are written and by whom, folded: whoever knows it needs the headings alone. */
function how(speech: MessageContext, { asked, unread: times, questions: legal }: Status, next: Next): string {
  const { translate, names, context } = speech
  const { defaults, fields } = context.policy
  const clauses = clausesOf(speech, [...next.missing, ...times, ...legal])
  const advances = translate('status.who-advances', { roles: md(who(speech, next.by)) })
  const written = [...next.missing, ...times, ...legal].filter(isWrittenBelow)
  const ways = written.map((reason) =>
    translate('status.how-field', {
      field: names.field(String(reason.params?.field)),
      how: md(remedyText(speech, reason)),
    }),
  )
  if (ways.length === 0) return blocks(advances, clauses)
  // Where each field says who may write it, that has been said at each.
  const records = asked.some((id) => fields[id] !== undefined && fields[id]['set-by'] === undefined)
    ? [translate('status.who-records', { roles: md(who(speech, defaults['set-by'])) })]
    : []
  return details(translate('status.how'), blocks(bullets([...new Set(ways), ...records, advances]), clauses))
}

type Next = NonNullable<Status['next']>

/** Times that are asked for, though no phase waits for them. */
const unread = (speech: MessageContext, { unread: reasons }: Status, open: Openness): string =>
  reasons.length === 0
    ? ''
    : blocks(speech.translate('status.unread-times'), briefReasons(speech, reasons, false, open.reasons))

/** Deadlines of the law hang on the answers: they run until somebody gives them. */
const questions = (speech: MessageContext, { questions: reasons }: Status, open: Openness): string =>
  reasons.length === 0
    ? ''
    : blocks(speech.translate('status.questions'), briefReasons(speech, reasons, false, open.reasons))

/** The needs that an exception takes away (R6-1). */
function waived(speech: MessageContext, all: Next['waived']): string {
  return bullets(
    all.map(({ exception, clause, ahead }) =>
      speech.translate(ahead ? 'status.waived-ahead' : 'status.waived', {
        exception: md(`#${exception}`),
        clause: clauseOf(speech, clause),
      }),
    ),
  )
}
