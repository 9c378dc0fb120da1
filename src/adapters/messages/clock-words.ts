import type { Moment } from '../../domain/clock/clock.schema.ts'
import type { Speech } from './message-context.ts'

/** A clock by its label, with the system where each has a clock of its own. */
export function clockName({ context, names }: Speech, id: string, subject: string | undefined): string {
  const clock = context.policy.clocks[id]
  const label = names.words(clock?.label, id)
  if (subject === undefined) return label
  return `${label} (${typeof clock?.each === 'object' ? names.option(clock.each.fact, subject) : subject})`
}

/** Why a clock runs: what happened when it started. */
export function whyOf({ tell, names }: Speech, why: Moment): string {
  if ('event' in why) return tell(`why.${why.event}`)
  if ('phase' in why) return tell('why.phase', { name: why.phase.map(names.phase)[0] ?? '' })
  if ('fact' in why) return tell('why.fact', { name: names.field(why.fact) })
  if ('merged' in why) return tell('why.merged', { name: names.pull(why.merged) })
  if ('notice' in why) return tell('why.notice', { name: names.notice(why.notice) })
  if ('acknowledged' in why) {
    return tell('why.acknowledged', { name: names.acknowledgement(why.acknowledged) ?? why.acknowledged })
  }
  if ('edition' in why) return tell('why.edition', { name: names.acknowledgement(why.edition) ?? why.edition })
  if ('approved' in why) return tell('why.approved', { name: names.phase(why.approved) })
  if ('acted' in why) return tell('why.acted', { role: names.role(why.acted) })
  return tell('action' in why ? 'why.action' : 'why.recovered')
}
