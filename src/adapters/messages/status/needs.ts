import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code } from '../marks.ts'
import { clauseOf, type Speech, who } from '../message-context.ts'
import { reasonList } from '../reasons.ts'
import { takeUp } from '../reopen-command.ts'
import { skeletonOf } from '../skeleton.ts'
import { md } from '../texts.ts'
import { ended } from './head.ts'

/** What the next phase still needs and from whom, with a skeleton for just that. */
export function needs(speech: Speech, status: Status): string {
  const { tell, names, state, context } = speech
  if (ended(speech)) {
    const again = takeUp(speech)
    return blocks(
      tell('status.ended', { phase: names.phase(state.phase) }),
      again === undefined
        ? ''
        : tell(again.byButton ? 'status.reopen' : 'status.reopen-reason', { command: md(again.command) }),
    )
  }
  const { next } = status
  if (next === undefined) return ''
  const phase = names.phase(next.phase)
  const advances = tell('status.who-advances', { roles: md(who(speech, next.by)) })
  if (next.missing.length === 0) {
    return blocks(
      `### ${tell('status.next-ready', { phase })}`,
      waived(speech, next.waived),
      tell('status.ready', { command: md(code('/advance')), phase }),
      advances,
    )
  }
  const skeleton = skeletonOf(speech, status.asked)
  const { defaults, fields } = context.policy
  return blocks(
    `### ${tell('status.next', { phase, count: next.missing.length })}`,
    reasonList(speech, next.missing),
    waived(speech, next.waived),
    skeleton === '' ? '' : tell('status.skeleton'),
    skeleton,
    // Where each field says who may write it, that has been said at each.
    status.asked.some((id) => fields[id] !== undefined && fields[id]['set-by'] === undefined)
      ? tell('status.who-records', { roles: md(who(speech, defaults['set-by'])) })
      : '',
    advances,
  )
}

/** What an exception takes away of what would be needed (R6-1). */
function waived(speech: Speech, all: NonNullable<Status['next']>['waived']): string {
  return bullets(
    all.map(({ exception, clause, ahead }) =>
      speech.tell(ahead ? 'status.waived-ahead' : 'status.waived', {
        exception: md(`#${exception}`),
        clause: clauseOf(speech, clause),
      }),
    ),
  )
}
