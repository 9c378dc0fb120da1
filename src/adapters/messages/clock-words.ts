import type { Moment } from '../../domain/clock/clock.schema.ts'
import { isProvisionalStart } from '../../domain/clock/is-provisional-start.ts'
import { inBrackets, type MessageContext } from './message-context.ts'
import { openingName } from './opening-words.ts'

/** A clock by its label, with the system where each has a clock of its own. */
export function clockName(speech: MessageContext, id: string, subject: string | undefined): string {
  const { context, names } = speech
  const clock = context.policy.clocks[id]
  const label = names.words(clock?.label, id)
  if (subject === undefined) return label
  return `${label}${inBrackets(speech, typeof clock?.each === 'object' ? names.option(clock.each.fact, subject) : subject)}`
}

/** Why a clock runs: what happened when it started. */
export function whyOf(speech: MessageContext, why: Moment): string {
  const { translate, names, state } = speech
  if ('fact' in why && isProvisionalStart(state, why))
    return translate('deadline.provisional-start', { name: names.field(why.fact) })
  if ('event' in why) return why.event === 'opened' ? openingName(speech) : translate(`why.${why.event}`)
  if ('phase' in why) return translate('why.phase', { name: why.phase.map(names.phase)[0] ?? '' })
  if ('fact' in why) return translate('why.fact', { name: names.field(why.fact) })
  if ('merged' in why) return translate('why.merged', { name: names.pull(why.merged) })
  if ('notice' in why) return translate('why.notice', { name: names.notice(why.notice) })
  if ('acknowledged' in why) {
    return translate('why.acknowledged', { name: names.acknowledgement(why.acknowledged) ?? why.acknowledged })
  }
  if ('edition' in why) return translate('why.edition', { name: names.acknowledgement(why.edition) ?? why.edition })
  if ('approved' in why) return translate('why.approved', { name: names.phase(why.approved) })
  if ('acted' in why) return translate('why.acted', { role: names.role(why.acted) })
  return translate('action' in why ? 'why.action' : 'why.recovered')
}
