import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code } from '../marks.ts'
import { clauseOf, type MessageContext, who } from '../message-context.ts'
import { reasonList } from '../reasons.ts'
import { reopenCommand } from '../reopen-command.ts'
import { skeletonOf } from '../skeleton.ts'
import { md } from '../texts.ts'
import { ended } from './head.ts'

/** What the next phase still needs and from whom, with a skeleton for just that. */
export function needs(speech: MessageContext, status: Status): string {
  const { translate, names, state, context } = speech
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
  const advances = translate('status.who-advances', { roles: md(who(speech, next.by)) })
  const skeleton = skeletonOf(speech, status.asked)
  if (next.missing.length === 0) {
    return blocks(
      `### ${translate('status.next-ready', { phase })}`,
      waived(speech, next.waived),
      translate('status.ready', { command: md(code('/advance')), phase }),
      unread(speech, status),
      questions(speech, status),
      skeleton === '' ? '' : translate('status.skeleton'),
      skeleton,
      advances,
    )
  }
  const { defaults, fields } = context.policy
  return blocks(
    `### ${translate('status.next', { phase, count: next.missing.length })}`,
    reasonList(speech, next.missing),
    unread(speech, status),
    questions(speech, status),
    waived(speech, next.waived),
    skeleton === '' ? '' : translate('status.skeleton'),
    skeleton,
    // Where each field says who may write it, that has been said at each.
    status.asked.some((id) => fields[id] !== undefined && fields[id]['set-by'] === undefined)
      ? translate('status.who-records', { roles: md(who(speech, defaults['set-by'])) })
      : '',
    advances,
  )
}

/** Times that are asked for, though no phase waits for them. */
const unread = (speech: MessageContext, { unread: reasons }: Status): string =>
  reasons.length === 0 ? '' : blocks(speech.translate('status.unread-times'), reasonList(speech, reasons))

/** Deadlines of the law hang on the answers: they run until somebody gives them. */
const questions = (speech: MessageContext, { questions: reasons }: Status): string =>
  reasons.length === 0 ? '' : blocks(speech.translate('status.questions'), reasonList(speech, reasons))

/** What an exception takes away of what would be needed (R6-1). */
function waived(speech: MessageContext, all: NonNullable<Status['next']>['waived']): string {
  return bullets(
    all.map(({ exception, clause, ahead }) =>
      speech.translate(ahead ? 'status.waived-ahead' : 'status.waived', {
        exception: md(`#${exception}`),
        clause: clauseOf(speech, clause),
      }),
    ),
  )
}
