import type { Reason } from '../../domain/refusals/reason.ts'
import { REFUSALS } from '../../domain/refusals/refusals.ts'
import { clauseSuffix } from './hint.ts'
import { bullets } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { reasonParams } from './reason-params.ts'

// GitHub refuses a comment of more than 65,536 characters; a person reads far fewer.
const MOST_REASONS = 30

/** What is missing, without what to do about it. */
export const reasonText = (speech: MessageContext, reason: Reason): string =>
  speech.translate(`reason.${reason.code}`, reasonParams(speech, reason))

/** One line: why, by which clause, and what to do. */
export function reasonLine(speech: MessageContext, reason: Reason): string {
  const { translate } = speech
  const params = reasonParams(speech, reason)
  const why = `**${translate(`reason.${reason.code}`, params)}**${clauseSuffix(speech, reason.clause)}`
  const remedy = translate(`remedy.${reason.code}`, params)
  return remedy === '' ? why : `${why}<br>→ ${remedy}`
}

/** Every reason once, as a list. */
export function reasonList(speech: MessageContext, reasons: readonly Reason[]): string {
  const lines = [...new Set(reasons.map((reason) => reasonLine(speech, reason)))]
  const more = lines.length - MOST_REASONS
  return bullets([
    ...lines.slice(0, MOST_REASONS),
    ...(more > 0 ? [speech.translate('list.more', { count: more })] : []),
  ])
}

/** Fields that a reason asks to be written, for the skeleton. */
export const fieldsAsked = (reasons: readonly Reason[]): string[] => [
  ...new Set(
    reasons.flatMap(({ code, params }) => {
      const { writes } = REFUSALS[code]
      return writes === 'nothing' ? [] : (params?.[writes] ?? [])
    }),
  ),
]
