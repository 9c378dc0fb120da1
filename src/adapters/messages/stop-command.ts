import type { Moment } from '../../domain/clock/clock.schema.ts'
import { nextPhase } from '../../domain/commands/passage.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { code, reference } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { namedLine } from './named-line.ts'
import { setLine } from './set-line.ts'
import { standDownLine } from './stand-down-line.ts'

/**
 * The end of a clock, ready to copy: a command, or the pull request that is to be merged; '' where nothing of this case
 * ends it.
 */
export function stopCommand(speech: MessageContext, clock: string, subject: string | undefined): string {
  const stops = speech.context.policy.clocks[clock]?.stop ?? []
  for (const moment of stops) {
    const how = endsAt(speech, moment, subject)
    if (how !== '') return how
  }
  return ''
}

function endsAt(speech: MessageContext, moment: Moment, subject: string | undefined): string {
  const { translate, state } = speech
  if ('fact' in moment) return code(factCommand(speech, moment.fact))
  if ('phase' in moment) return moment.phase.length === 0 ? '' : waysTo(speech, moment.phase)
  if ('notice' in moment) return code(namedLine(speech, 'sent', moment.notice, `via ${translate('slot.channel')}`))
  if ('acknowledged' in moment) return acknowledging(speech, moment.acknowledged)
  if ('edition' in moment) return code(namedLine(speech, 'acknowledge', moment.edition))
  if ('approved' in moment) return code('/approve')
  if ('acted' in moment) return code(translate('usage.note'))
  if ('recovered' in moment) return code(namedLine(speech, 'recovered', subject ?? ''))
  if ('merged' in moment) {
    const pull = state.pulls[moment.merged]
    return pull === undefined ? '' : reference(pull.repository, pull.number, state.repository.name)
  }
  if ('action' in moment)
    return moment.action === 'judged'
      ? code(`/effect ${subject ?? ''} worked ${translate('slot.reason')}`)
      : code(`/done ${subject ?? ''}`)
  switch (moment.event) {
    case 'opened':
      return ''
    case 'answered':
      return code(translate('usage.note'))
    case 'organisation-started':
      return code('/activate')
    case 'organisation-stood-down':
      return code(standDownLine(speech))
  }
}

/** The commands of the ways that lead from here to one of these phases; a phase further off is come to step by step. */
function waysTo(speech: MessageContext, phases: readonly string[]): string {
  const { translate, state, context } = speech
  const process = context.policy.processes[state.process]
  if (process === undefined) return ''
  const ways = process.transitions.filter(
    ({ from, to, at }) => at === undefined && from.includes(state.phase) && phases.includes(to),
  )
  const commands = ways.map(({ to, command, reason }) =>
    command === undefined
      ? code(to === nextPhase(process, state.phase) ? '/advance' : namedLine(speech, 'phase', to))
      : code(reason === 'required' ? `/${command} ${translate('slot.reason')}` : `/${command}`),
  )
  return commands.length === 0 ? code('/advance') : [...new Set(commands)].join(translate('list.choice'))
}

/** By those who take note of it themselves; where one is enough for all, also by whoever records it with the minutes. */
function acknowledging(speech: MessageContext, what: string): string {
  const { translate, context, state } = speech
  const process = context.policy.processes[state.process]
  const gates = process?.transitions.flatMap((transition) => transition.gates) ?? []
  const byOne = gates.some((gate) => gate.kind === 'acknowledged' && gate.what === what)
  const recorders = ownProperty(process?.acknowledgements ?? {}, what)?.['recorded-by'] ?? []
  const own = code(namedLine(speech, 'acknowledge', what))
  return byOne && recorders.length > 0
    ? [own, code(namedLine(speech, 'acknowledge', what, translate('slot.minutes')))].join(translate('list.choice'))
    : own
}

/** A containment has a command of its own. */
function factCommand(speech: MessageContext, field: string): string {
  const { translate, context, state } = speech
  return context.policy.processes[state.process]?.contain?.fact === field
    ? `/contain ${translate('slot.what-was-done')}`
    : setLine(speech, field)
}
